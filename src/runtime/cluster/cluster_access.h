// What requests need to know of several servers with one ledger. Any thread.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "ledger/shared/shared_ledger.h"
#include "ledger/shared/shared_rows.h"
#include "runtime/cluster/read_gate.h"

namespace seatledger::runtime {

struct ClusterAccess {
  ReadGate& gate;
  std::function<ledger::ServerIdentity()> me;
  // Who leads, as seen last.
  std::function<ledger::Leadership()> leadership;
  // This server takes changes.
  std::function<bool()> leads;
  // Whether the shared ledger was reached the last time.
  std::function<bool()> is_reached;
  // After this server erased a person at that position: makes the row go from the shared ledger,
  // and waits for the other servers for some seconds. Returns those that may still hold the row.
  // May be called where waiting is allowed. Throws StoreError.
  std::function<std::vector<std::string>(Position erased)> erase_elsewhere;
  // Strikes off a server whose disk is gone. False: there is none of that name. Throws StoreError.
  std::function<bool(const std::string& name)> remove_server;
  // The servers as they said last of themselves.
  std::function<std::vector<ledger::SharedServer>()> servers;
};

}  // namespace seatledger::runtime
