// Checks a whole log by reading it once: what any reader of the bytes can check without the views.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/ids.h"
#include "ledger/log/event_log.h"

namespace seatledger::ledger {

struct LogFault {
  Position position;   // the first bad one
  std::string reason;  // one sentence
};

struct LogVerdict {
  std::uint64_t events = 0;  // that were read and are good
  std::optional<LogFault> fault;
};

// Positions without a gap, records that read and print back to the same bytes, whole commits, times
// that increase between commits. `progress` is told the position now and then. Does not throw for
// what is wrong with the log.
LogVerdict verify_log(const EventLog& log, const std::function<void(Position)>& progress = {});

}  // namespace seatledger::ledger
