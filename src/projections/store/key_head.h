// The bytes that a key begins with, as numbers that compare like bytes: most comparisons of keys
// need no more.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace seatledger::projections {

struct KeyHead {
  static constexpr std::size_t bytes = 16;

  std::uint64_t first = 0, second = 0;

  KeyHead() = default;
  explicit KeyHead(std::string_view key)
      : first(number(key)), second(number(key.substr(std::min<std::size_t>(8, key.size())))) {}

  bool operator==(const KeyHead&) const = default;
  // Without a branch: in a search nobody could predict it.
  bool operator<(const KeyHead& other) const {
    return (first < other.first) | ((first == other.first) & (second < other.second));
  }

 private:
  static std::uint64_t number(std::string_view text) {
    static_assert(std::endian::native == std::endian::little);
    std::uint64_t number = 0;
    if (text.size() >= sizeof number) {
      std::memcpy(&number, text.data(), sizeof number);
      return __builtin_bswap64(number);
    }
    for (std::size_t i = 0; i < sizeof number; ++i) {
      number = number << 8U | (i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0U);
    }
    return number;
  }
};

}  // namespace seatledger::projections
