#include "ledger/rocks/disk_space.h"

#include <catch2/catch.hpp>

#include "base/store_error.h"

using namespace seatledger;
using namespace seatledger::ledger;

namespace {
constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20U;
}

TEST_CASE("the watermark holds all write buffers twice, the log and a reserve") {
  CHECK(default_watermark_bytes(64 * mebibyte, 3) == (2 * 192 + 192 + 512) * mebibyte);
}

TEST_CASE("appends are refused below the watermark until there is clearly more") {
  CHECK_FALSE(must_refuse(800, 800, false));
  CHECK(must_refuse(799, 800, false));
  CHECK(must_refuse(800, 800, true));
  CHECK(must_refuse(899, 800, true));
  CHECK_FALSE(must_refuse(900, 800, true));
}

TEST_CASE("the watch tells each change once, and takes a silent disk for a full one") {
  std::uint64_t free = 1000;
  bool silent = false;
  std::vector<std::pair<bool, std::uint64_t>> told;
  DiskSpaceWatch watch(
      "", 800, [&](bool refusing, std::uint64_t bytes) { told.emplace_back(refusing, bytes); },
      [&] {
        if (silent) throw StoreError("no answer");
        return free;
      });
  watch.check();
  free = 500;
  watch.check();
  watch.check();
  free = 2000;
  watch.check();
  silent = true;
  watch.check();
  CHECK(watch.refusing());
  CHECK(told == std::vector<std::pair<bool, std::uint64_t>>{{true, 500}, {false, 2000}, {true, 0}});
}

TEST_CASE("the disk says how much is free") {
  CHECK(free_bytes("/tmp") > 0);
  CHECK_THROWS_AS(free_bytes("/tmp/there/is/no/such/place"), StoreError);
}
