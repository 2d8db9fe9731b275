// What the figures of the budget depend on beside our own sources.
#pragma once

#include <nlohmann/json.hpp>

namespace seatledger::budget {

// Texts by name: compiler and flags, the versions of the libraries on the path of a request as far
// as major and minor, and what the processor that this program sees can do beyond SSE4.2. Under
// valgrind that is valgrind's processor, not the machine's.
nlohmann::json made_with();

}  // namespace seatledger::budget
