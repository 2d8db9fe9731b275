// Letters without case, for searching names.
#pragma once

#include <string>
#include <string_view>

namespace seatledger::projections {

// UTF-8 with small letters for capital ones, as Unicode's simple case folding maps them: the
// letters of living languages in Latin, Greek, Cyrillic and Armenian script. Other characters, and
// bytes that are not UTF-8, stay.
std::string case_folded(std::string_view text);

}  // namespace seatledger::projections
