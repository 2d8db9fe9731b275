#include "api/rate_limiter.h"

#include <algorithm>
#include <cstring>

#include "base/digest.h"

namespace seatledger::api {
namespace {

constexpr std::int64_t second_micros = 1'000'000;
constexpr std::int64_t minute_micros = 60 * second_micros;

std::int64_t token_micros(std::uint64_t per_minute) {
  if (per_minute == 0) return 0;
  const std::uint64_t at_most = std::min<std::uint64_t>(per_minute, minute_micros);
  return minute_micros / static_cast<std::int64_t>(at_most);
}

}  // namespace

RateLimiter::RateLimiter(std::uint64_t per_minute, const Digest& secret)
    : token_micros_(token_micros(per_minute)), secret_(secret) {
  if (token_micros_ != 0) sets_.resize(sets);
}

RateLimiter::Bucket& RateLimiter::bucket_of(const Digest& client) {
  const std::string_view bytes = client.view();
  std::uint64_t name = 0;
  std::uint64_t place = 0;
  std::memcpy(&name, bytes.data(), sizeof name);
  std::memcpy(&place, bytes.data() + sizeof name, sizeof place);
  name = std::max<std::uint64_t>(name, 1);
  Set& set = sets_[place % sets];
  const auto known = std::find_if(set.begin(), set.end(),
                                  [&](const Bucket& bucket) { return bucket.client == name; });
  if (known != set.end()) return *known;
  const auto fullest = std::min_element(
      set.begin(), set.end(),
      [](const Bucket& left, const Bucket& right) { return left.full_at < right.full_at; });
  *fullest = {name, 0};
  return *fullest;
}

std::optional<std::int64_t> RateLimiter::refusal(std::string_view client, Timestamp now) {
  if (token_micros_ == 0) return std::nullopt;
  const Digest digest = kept_hmac_sha256(secret_, client);
  const std::lock_guard lock(mutex_);
  Bucket& bucket = bucket_of(digest);
  // Never later than that, even when the clock was set back.
  const std::int64_t empty = now.micros + minute_micros;
  const std::int64_t full_at = std::clamp(bucket.full_at, now.micros, empty) + token_micros_;
  if (full_at > empty) return (full_at - empty + second_micros - 1) / second_micros;
  bucket.full_at = full_at;
  return std::nullopt;
}

}  // namespace seatledger::api
