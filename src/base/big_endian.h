// Big-endian numbers of eight bytes: keys that contain them sort as numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seatledger {

inline void append_big_endian(std::string& out, std::uint64_t value) {
  char bytes[sizeof value];
  for (std::size_t i = sizeof value; i-- > 0; value >>= 8U) bytes[i] = static_cast<char>(value);
  out.append(bytes, sizeof bytes);
}

// Nothing unless there are eight bytes.
inline std::optional<std::uint64_t> number_from_big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  if (bytes.size() != sizeof value) return std::nullopt;
  for (const char c : bytes) value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

}  // namespace seatledger
