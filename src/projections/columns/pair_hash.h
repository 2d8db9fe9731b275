// A short stand-in for a pair of texts.
#pragma once

#include <cstdint>
#include <string_view>

namespace seatledger::projections {

// SipHash (Aumasson and Bernstein, 2012) of both texts, under a key that is random in each process,
// so that nobody can make two pairs that are taken for one. By chance, a question about a million
// licenses of four pairs each meets such a pair once in 4 * 10^12 questions. Any thread.
std::uint64_t pair_hash(std::string_view name, std::string_view text);

}  // namespace seatledger::projections
