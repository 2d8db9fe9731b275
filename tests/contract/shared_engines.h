// The engines of a shared ledger that its contract tests run with.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ledger/shared/shared_ledger.h"
#include "ledger/shared/shared_rows.h"

namespace seatledger::contract {

// One shared ledger, new and empty.
class SharedEngine {
 public:
  virtual ~SharedEngine() = default;
  // Another server's connection.
  virtual std::unique_ptr<ledger::SharedLedger> connect() = 0;
  virtual std::unique_ptr<ledger::SharedRows> connect_rows() = 0;
  // Whether a second machine is configured; nothing is appended without.
  virtual void set_standby_configured(bool configured) = 0;
};

// Without PostgreSQL, which is said once on stderr, the one in memory alone.
std::vector<std::string> shared_engine_names();
std::unique_ptr<SharedEngine> open_shared_engine(const std::string& name);

}  // namespace seatledger::contract
