// The limits of the HTTP server. All times are in milliseconds; they are enforced with a delay of
// up to a quarter of the shortest one (at most 250 ms).
#pragma once

#include <cstddef>
#include <cstdint>

#include "api/http/cors.h"
#include "api/http/message.h"

namespace seatledger::api {

struct HttpSettings {
  std::size_t connections_max = 10'000;  // any more get queue_full and are closed
  std::uint32_t header_bytes_max = 8 * 1024;
  std::uint64_t discarded_bytes_max = 64 * 1024;      // of an unwanted body, to keep the connection
  std::uint64_t linger_bytes_max = 16 * 1024 * 1024;  // read after the last answer before closing
  std::uint32_t idle_timeout_ms = 75'000;
  std::uint32_t header_timeout_ms = 10'000;
  std::uint32_t body_timeout_ms = 60'000;
  std::uint32_t write_timeout_ms = 30'000;  // without any progress
  std::uint32_t linger_timeout_ms = 2'000;
  std::uint32_t drain_timeout_ms = 10'000;
  CorsSettings cors;
  ProblemDetails problem_details = ProblemDetails::asked;
};

}  // namespace seatledger::api
