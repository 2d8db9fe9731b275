// The longest API key, for the server that takes one and the tool that sends one.
#pragma once

#include <cstddef>

namespace seatledger {

// Half of the headers that a server reads unless it is told otherwise.
inline constexpr std::size_t key_bytes_max = 4096;

}  // namespace seatledger
