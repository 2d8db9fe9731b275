#include "api/http/request_id.h"

#include <algorithm>

namespace seatledger::api {

bool is_request_id(std::string_view text) {
  const auto fits = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '_' || c == '-';
  };
  return !text.empty() && text.size() <= request_id_bytes_max &&
         std::all_of(text.begin(), text.end(), fits);
}

void RequestIds::make(std::array<char, id_bytes>& out) {
  if (used_ == random_.bytes.size()) {
    random_ = entropy_.next();
    used_ = 0;
  }
  static constexpr std::string_view digits = "0123456789abcdef";
  for (std::size_t i = 0; i < random_bytes; ++i) {
    const std::uint8_t byte = random_.bytes[used_ + i];
    out[2 * i] = digits[byte >> 4U];
    out[2 * i + 1] = digits[byte & 15U];
  }
  used_ += random_bytes;
}

}  // namespace seatledger::api
