// Limits how often each client may call: a token bucket per client, in bounded memory.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/time.h"

namespace seatledger::api {

// Any thread.
class RateLimiter {
 public:
  // Each client has a bucket of `per_minute` tokens, which refills within a minute; 0: no limit.
  // `secret` is unknown to clients, so that they cannot choose which clients share a slot.
  RateLimiter(std::uint64_t per_minute, const Digest& secret);

  // Takes one token from the client's bucket. Nothing: there was one; else the seconds, from 1 to
  // 60, until the next one. When memory is full, the buckets with most tokens are dropped.
  std::optional<std::int64_t> refusal(std::string_view client, Timestamp now);

 private:
  // A bucket is stored as the time at which it is full again; 0: an unused slot.
  struct Bucket {
    std::uint64_t client = 0;
    std::int64_t full_at = 0;
  };
  static constexpr std::size_t buckets_of_a_set = 8;
  static constexpr std::size_t sets = 4096;
  using Set = std::array<Bucket, buckets_of_a_set>;

  // By the digest of the client. Under mutex_.
  Bucket& bucket_of(const Digest& client);

  const std::int64_t token_micros_;  // the time in which one token refills; 0: no limit
  const Digest secret_;
  std::mutex mutex_;
  std::vector<Set> sets_;  // guarded by mutex_
};

}  // namespace seatledger::api
