// How often a test kills what it looks at: 20 times, or as often as SEATLEDGER_KILLS says, for
// builds in which every start takes long.
#pragma once

#include <algorithm>
#include <cstdlib>

namespace seatledger::crash {

inline constexpr int usual_kills = 20;

inline int kill_count() {
  const char* wanted = std::getenv("SEATLEDGER_KILLS");
  return wanted == nullptr ? usual_kills : std::max(1, std::atoi(wanted));
}

}  // namespace seatledger::crash
