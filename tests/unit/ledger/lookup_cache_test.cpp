#include "ledger/people/lookup_cache.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>

namespace seatledger::ledger {
namespace {

constexpr std::size_t kib = 1024;

Digest lookup_of(int number) { return sha256(std::to_string(number)); }

TEST_CASE("a look-up is known once it was kept, until it is forgotten") {
  LookupCache cache(64 * kib);
  LookupCache::Reading reading = 0;
  CHECK_FALSE(cache.find(lookup_of(1), reading));
  cache.keep(lookup_of(1), PersonId{7}, reading);
  CHECK(cache.find(lookup_of(1), reading) == PersonId{7});
  CHECK_FALSE(cache.find(lookup_of(2), reading));
  cache.forget(lookup_of(1));
  CHECK_FALSE(cache.find(lookup_of(1), reading));
  cache.keep(lookup_of(1), PersonId{8}, reading);
  CHECK(cache.find(lookup_of(1), reading) == PersonId{8});
  cache.forget_all();
  CHECK_FALSE(cache.find(lookup_of(1), reading));
}

TEST_CASE("what was read before a write is not kept after it") {
  LookupCache cache(64 * kib);
  LookupCache::Reading reading = 0;
  REQUIRE_FALSE(cache.find(lookup_of(1), reading));
  cache.forget(lookup_of(1));
  cache.keep(lookup_of(1), PersonId{7}, reading);
  CHECK_FALSE(cache.find(lookup_of(1), reading));
  cache.forget_all();
  cache.keep(lookup_of(1), PersonId{7}, reading);
  CHECK_FALSE(cache.find(lookup_of(1), reading));
}

TEST_CASE("a full table forgets some, and shows nobody another person") {
  LookupCache cache(64 * kib);
  std::map<int, std::uint64_t> store;
  std::minstd_rand random(3);
  int known = 0;
  for (int step = 0; step < 100'000; ++step) {
    const int number = static_cast<int>(random() % 5000);
    if (random() % 10 == 0) {
      store[number] = random() % 1000 + 1;
      cache.forget(lookup_of(number));
      continue;
    }
    const auto stored = store.find(number);
    LookupCache::Reading reading = 0;
    const auto found = cache.find(lookup_of(number), reading);
    if (found) {
      ++known;
      REQUIRE(stored != store.end());
      REQUIRE(found->value == stored->second);
    } else if (stored != store.end()) {
      cache.keep(lookup_of(number), PersonId{stored->second}, reading);
    }
  }
  CHECK(known > 10'000);
}

TEST_CASE("a table of no bytes keeps nothing") {
  LookupCache cache(0);
  LookupCache::Reading reading = 0;
  CHECK_FALSE(cache.find(lookup_of(1), reading));
  cache.keep(lookup_of(1), PersonId{7}, reading);
  CHECK_FALSE(cache.find(lookup_of(1), reading));
  cache.forget(lookup_of(1));
  cache.forget_all();
}

}  // namespace
}  // namespace seatledger::ledger
