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
  to_hex(random_.view().substr(used_, random_bytes)).copy(out.data(), out.size());
  used_ += random_bytes;
}

}  // namespace seatledger::api
