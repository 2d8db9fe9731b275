// Letters without case, where ASCII is what counts: e-mail addresses, header names.
#pragma once

#include <string>
#include <string_view>

namespace seatledger {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

}  // namespace seatledger
