// The id of a request in logs and answers.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "base/uuid.h"

namespace seatledger::api {

inline constexpr std::size_t request_id_bytes_max = 128;

// 1..128 characters of [A-Za-z0-9._-].
bool is_request_id(std::string_view text);

// Makes request ids: 16 random hexadecimal digits. Not safe to share between threads.
class RequestIds {
 public:
  static constexpr std::size_t id_bytes = 16;

  // `entropy` must outlive it.
  explicit RequestIds(Entropy& entropy) : entropy_(entropy) {}
  void make(std::array<char, id_bytes>& out);

 private:
  static constexpr std::size_t random_bytes = id_bytes / 2;

  Entropy& entropy_;
  Digest random_;
  std::size_t used_ = sizeof(random_.bytes);
};

}  // namespace seatledger::api
