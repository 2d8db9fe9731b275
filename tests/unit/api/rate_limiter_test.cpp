#include "api/rate_limiter.h"

#include <catch2/catch.hpp>
#include <string>

namespace seatledger::api {
namespace {

constexpr std::int64_t second = 1'000'000;
constexpr Timestamp start{1'800'000'000 * second};
Timestamp after(std::int64_t seconds) { return {start.micros + seconds * second}; }

TEST_CASE("rate limiter: as many at once as a minute gives, then one by one") {
  RateLimiter limiter(6, sha256("secret"));
  for (int i = 0; i < 6; ++i) CHECK_FALSE(limiter.refusal("a", start));
  CHECK(limiter.refusal("a", start) == 10);
  CHECK(limiter.refusal("a", after(1)) == 9);
  CHECK_FALSE(limiter.refusal("b", after(1)));
  CHECK_FALSE(limiter.refusal("a", after(10)));
  CHECK(limiter.refusal("a", after(10)) == 10);
  CHECK_FALSE(limiter.refusal("a", after(30)));
  CHECK_FALSE(limiter.refusal("a", after(30)));
  CHECK(limiter.refusal("a", after(30)));
  // A refusal costs nothing: the bucket is full again a minute after it was empty.
  for (int i = 0; i < 6; ++i) CHECK_FALSE(limiter.refusal("a", after(90)));
  CHECK(limiter.refusal("a", after(90)));
}

TEST_CASE("rate limiter: 0 is without limit, one is one a minute") {
  RateLimiter free(0, sha256("secret"));
  for (int i = 0; i < 1000; ++i) CHECK_FALSE(free.refusal("a", start));
  RateLimiter one(1, sha256("secret"));
  CHECK_FALSE(one.refusal("a", start));
  CHECK(one.refusal("a", start) == 60);
  CHECK(one.refusal("a", after(59)) == 1);
  CHECK_FALSE(one.refusal("a", after(60)));
}

TEST_CASE("rate limiter: a clock that goes back locks nobody out for longer than a minute") {
  RateLimiter limiter(1, sha256("secret"));
  CHECK_FALSE(limiter.refusal("a", after(86400)));
  CHECK(limiter.refusal("a", start) == 60);
  CHECK_FALSE(limiter.refusal("b", start));
}

TEST_CASE("rate limiter: many clients share bounded memory, and one that asks on is still known") {
  RateLimiter limiter(2, sha256("secret"));
  int answered = 0;
  for (int i = 0; i < 200000; ++i) {
    CHECK_FALSE(limiter.refusal("client " + std::to_string(i), start));
    if (i % 1000 == 0 && !limiter.refusal("the loud one", start)) ++answered;
  }
  CHECK(answered < 200);
}

}  // namespace
}  // namespace seatledger::api
