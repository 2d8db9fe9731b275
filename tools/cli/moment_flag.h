// Flags that name a moment: digits are a position, else it is a time.
#pragma once

#include <string>

#include "base/ids.h"
#include "ledger/log/event_log.h"

namespace seatledger::cli {

// The last position at or before that moment. Throws std::invalid_argument naming the flag.
Position last_until(const std::string& flag, const std::string& text, const ledger::EventLog& log);
// The first position at or after it; one past the head when there is none.
Position first_from(const std::string& flag, const std::string& text, const ledger::EventLog& log);

}  // namespace seatledger::cli
