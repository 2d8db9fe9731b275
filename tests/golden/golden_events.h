// One event of each type, with values that a person can check against its line in record_v1/.
#pragma once

#include <string>
#include <vector>

#include "ledger/domain/events.h"

namespace seatledger::golden {

// One for each alternative of ledger::EventBody, in that order; positions 1, 2, 3 ...
std::vector<ledger::Event> golden_events();

// The line in tests/golden/record_v1/<type>.json, without the line end. Throws when it is missing.
std::string golden_line(const ledger::Event& event);

}  // namespace seatledger::golden
