// How often each client may ask something: a token bucket per client, in bounded memory.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/time.h"

namespace seatledger::api {

// Not safe to share between threads.
class RateLimiter {
 public:
  // The requests a client may send at once, and again in each minute; 0: no limit.
  // `secret` is unknown to clients, so that they cannot choose which of them share memory.
  RateLimiter(std::uint64_t per_minute, const Digest& secret);

  // Takes one token of the client's. Nothing: it was there; else the seconds, from 1 to 60, until
  // the next one is. When more clients ask than are kept, those with most tokens are forgotten.
  std::optional<std::int64_t> refusal(std::string_view client, Timestamp now);

 private:
  // A bucket by the moment at which it is full again; 0 is a bucket nobody has.
  struct Bucket {
    std::uint64_t client = 0;
    std::int64_t full_at = 0;
  };
  static constexpr std::size_t buckets_of_a_set = 8;
  static constexpr std::size_t sets = 4096;
  using Set = std::array<Bucket, buckets_of_a_set>;

  Bucket& bucket_of(std::string_view client);

  const std::int64_t token_micros_;  // what one token takes to come back; 0: without limit
  const Digest secret_;
  std::vector<Set> sets_;
};

}  // namespace seatledger::api
