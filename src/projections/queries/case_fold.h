// Case folding for name searches.
#pragma once

#include <string>
#include <string_view>

namespace seatledger::projections {

// UTF-8 with capital letters replaced by small ones, by Unicode's simple case folding, for the
// letters of living languages in Latin, Greek, Cyrillic and Armenian script. Other characters and
// invalid UTF-8 are not changed.
std::string case_folded(std::string_view text);

}  // namespace seatledger::projections
