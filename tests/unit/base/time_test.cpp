#include "base/time.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <limits>
#include <string>
#include <vector>

namespace seatledger {
namespace {

constexpr std::int64_t second = 1'000'000;
// 2026-11-24T03:43:10Z.
constexpr std::int64_t moment = 1'795'491'790 * second;

struct Read {
  std::string text;
  std::int64_t micros;
};

TEST_CASE("date-times of every accepted spelling are read as moments in UTC") {
  const std::vector<Read> table{
      {"2026-11-24T03:43:10Z", moment},
      {"2026-11-24t03:43:10z", moment},
      {"2026-11-24 03:43:10Z", moment},
      {"2026-11-24T03:43:10", moment},  // naive: UTC
      {"2026-11-24T03:43:10+00:00", moment},
      {"2026-11-24T03:43:10-00:00", moment},
      {"2026-11-24T05:13:10+01:30", moment},
      {"2026-11-24T05:13:10+0130", moment},
      {"2026-11-23T22:43:10-05", moment},
      {"2026-11-23T03:44:10-23:59", moment},
      {"2026-11-25T03:42:10+23:59", moment},
      {"2026-11-24T03:43Z", moment - 10 * second},
      {"2026-11-24T03:43", moment - 10 * second},
      {"2026-11-24T03:43+00:00", moment - 10 * second},
      {"2026-11-24", moment - (3 * 3600 + 43 * 60 + 10) * second},
      {"1970-01-01T00:00:00Z", 0},
      {"1969-12-31T23:59:59.999999Z", -1},
      {"2000-02-29T00:00:00Z", 951'782'400 * second},
      {"2024-02-29T00:00:00Z", 1'709'164'800 * second},
  };
  for (const Read& row : table) {
    CAPTURE(row.text);
    const auto time = parse_timestamp(row.text);
    REQUIRE(time);
    CHECK(time->micros == row.micros);
  }
}

TEST_CASE("fractions have any length, and digits past the sixth are cut") {
  const std::vector<Read> table{
      {".1", 100'000},
      {",1", 100'000},
      {".12", 120'000},
      {".000001", 1},
      {".123456", 123'456},
      {".1234567", 123'456},
      {".999999999", 999'999},
      {".0000009", 0},
      {"." + std::string(5000, '9'), 999'999},
      {"." + std::string(5000, '0') + "1", 0},
  };
  for (const Read& row : table) {
    for (const std::string zone : {"Z", "", "+00:00", "-0000"}) {
      CAPTURE(row.text.substr(0, 20), zone);
      const auto time = parse_timestamp("2026-11-24T03:43:10" + row.text + zone);
      REQUIRE(time);
      CHECK(time->micros == moment + row.micros);
    }
  }
}

TEST_CASE("what is no date-time is refused") {
  const std::vector<std::string> table{
      "",
      " ",
      "Z",
      "T",
      "now",
      "2026",
      "2026-11",
      "2026-11-2",
      "2026-1-24",
      "26-11-24",
      "12026-11-24",
      "+2026-11-24",
      "-2026-11-24",
      "2026/11/24",
      "20261124",
      "20261124T034310Z",
      // A month, a day, an hour, a minute, a second that do not exist.
      "2026-00-24",
      "2026-13-24",
      "2026-11-00",
      "2026-11-31",
      "2026-02-29",
      "1900-02-29",
      "2100-02-29",
      "2026-11-24T24:00:00Z",
      "2026-11-24T25:00:00Z",
      "2026-11-24T03:60:00Z",
      "2026-11-24T03:43:60Z",
      "2026-11-24T03:43:99Z",
      // Broken off or running on.
      "2026-11-24T",
      "2026-11-24 ",
      "2026-11-24Z",
      "2026-11-24+00:00",
      "2026-11-24T03",
      "2026-11-24T03Z",
      "2026-11-24T03:",
      "2026-11-24T03:4",
      "2026-11-24T03:43:",
      "2026-11-24T03:43:1",
      "2026-11-24T03:43:10.",
      "2026-11-24T03:43:10.Z",
      "2026-11-24T03:43:10.-5",
      "2026-11-24T03:43.5Z",
      "2026-11-24T03:43:10ZZ",
      "2026-11-24T03:43:10Z ",
      " 2026-11-24T03:43:10Z",
      "2026-11-24T03:43:10 Z",
      "2026-11-24T03:43:10X",
      "2026-11-24TT03:43:10Z",
      "2026-11-24T03:43:10UTC",
      "2026-11-24T-3:43:10Z",
      "2026-11-24T03:43:+1Z",
      "2026-11-24T03:43:10.1.2Z",
      // Zones.
      "2026-11-24T03:43:10+",
      "2026-11-24T03:43:10+1",
      "2026-11-24T03:43:10+1:00",
      "2026-11-24T03:43:10+01:",
      "2026-11-24T03:43:10+01:3",
      "2026-11-24T03:43:10+24:00",
      "2026-11-24T03:43:10+01:60",
      "2026-11-24T03:43:10+01:30:00",
      "2026-11-24T03:43:10Z+00:00",
      // Years from 1 to 9999, also after the zone is taken off.
      "0000-12-31T23:59:59Z",
      "0001-01-01T00:00:00+00:01",
      "9999-12-31T23:59:59-00:01",
      // Digits of another script, and a text that ends early.
      "２０２６-11-24",
      std::string("2026-11-24T03:43:10Z\0", 21),
      std::string("2026\0-11-24", 11),
  };
  for (const std::string& text : table) {
    CAPTURE(text);
    CHECK_FALSE(parse_timestamp(text));
  }
}

TEST_CASE("the first and the last moment are year 1 and year 9999") {
  const auto first = parse_timestamp("0001-01-01T00:00:00Z");
  const auto last = parse_timestamp("9999-12-31T23:59:59.999999Z");
  REQUIRE(first);
  REQUIRE(last);
  CHECK(to_text(*first) == "0001-01-01T00:00:00Z");
  CHECK(to_text(*last) == "9999-12-31T23:59:59.999999Z");
  CHECK(parse_timestamp("0001-01-01T00:30:00+00:30") == first);
  CHECK(parse_timestamp("9999-12-31T23:29:59.999999-00:30") == last);
}

TEST_CASE("moments are printed in UTC with Z, and with six digits when there is a fraction") {
  CHECK(to_text({moment}) == "2026-11-24T03:43:10Z");
  CHECK(to_text({moment + 1}) == "2026-11-24T03:43:10.000001Z");
  CHECK(to_text({moment + 500'000}) == "2026-11-24T03:43:10.500000Z");
  CHECK(to_text({-1}) == "1969-12-31T23:59:59.999999Z");
  CHECK(to_text({0}) == "1970-01-01T00:00:00Z");
  std::string text = "at ";
  append_text(text, {moment});
  CHECK(text == "at 2026-11-24T03:43:10Z");
}

TEST_CASE("every moment that is printed is read back") {
  const std::int64_t first = parse_timestamp("0001-01-01")->micros;
  const std::int64_t last = parse_timestamp("9999-12-31T23:59:59.999999Z")->micros;
  CHECK(rc::check("parse_timestamp(to_text(t)) == t", [&] {
    const Timestamp time{*rc::gen::inRange(first, last)};
    RC_ASSERT(parse_timestamp(to_text(time)) == time);
  }));
}

TEST_CASE("the system's clock stands between two known years") {
  const Timestamp now = SystemClock().now();
  CHECK(now > *parse_timestamp("2024-01-01"));
  CHECK(now < *parse_timestamp("2200-01-01"));
}

}  // namespace
}  // namespace seatledger
