// The engines that the contract tests run with. A new one is a line in engine_names() and in
// open_engine().
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ledger/log/event_log.h"
#include "ledger/log/secrets.h"
#include "ledger/people/people.h"
#include "support/memory_ledger.h"

namespace seatledger::contract {

// A ledger in a place of its own, with faults that a test can inject.
class Engine {
 public:
  virtual ~Engine() = default;
  virtual ledger::EventLog& log() = 0;
  virtual ledger::People& people() = 0;
  virtual ledger::Secrets& secrets() = 0;

  // Closes everything and opens it again, as another process would.
  virtual void reopen() = 0;
  // The n-th append from now ends as the fault says. `unavailable` lasts until allow_appends().
  virtual void fail_append(int nth, ledger::AppendFault fault) = 0;
  virtual void allow_appends() = 0;
  // Until unset, recover() throws StoreError.
  virtual void fail_recovers(bool failing) = 0;
};

// Those of a shared ledger in PostgreSQL only where it is installed.
std::vector<std::string> engine_names();
#define ENGINE_NAMES from_range(seatledger::contract::engine_names())
std::unique_ptr<Engine> open_engine(const std::string& name);

}  // namespace seatledger::contract
