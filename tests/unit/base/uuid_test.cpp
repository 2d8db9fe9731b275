#include "base/uuid.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <string>

namespace seatledger {
namespace {

Digest filled(std::uint8_t byte) {
  Digest digest;
  digest.bytes.fill(byte);
  return digest;
}

TEST_CASE("a UUID of version 7 holds milliseconds, version, variant and the random bits") {
  // The example of RFC 9562, appendix A.6: 2022-02-22T19:22:22Z.
  const Timestamp time = *parse_timestamp("2022-02-22T19:22:22Z");
  CHECK(uuid_v7(time, filled(0x00)) == "017f22e2-79b0-7000-8000-000000000000");
  CHECK(uuid_v7(time, filled(0xff)) == "017f22e2-79b0-7fff-bfff-ffffffffffff");
  CHECK(uuid_v7({time.micros + 999}, filled(0)) == uuid_v7(time, filled(0)));
  CHECK(uuid_v7({time.micros + 1000}, filled(0)) == "017f22e2-79b1-7000-8000-000000000000");
  CHECK(uuid_v7({0}, filled(0)) == "00000000-0000-7000-8000-000000000000");
}

TEST_CASE("every UUID has the layout, and later ones sort later") {
  const std::regex layout("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  const std::int64_t last = parse_timestamp("9999-12-31")->micros;
  CHECK(rc::check("layout and order", [&] {
    const std::int64_t earlier = *rc::gen::inRange<std::int64_t>(0, last);
    const std::int64_t later = earlier + *rc::gen::inRange<std::int64_t>(1000, 1'000'000'000);
    Digest random;
    random.bytes =
        *rc::gen::container<std::array<std::uint8_t, 32>>(rc::gen::arbitrary<std::uint8_t>());
    const std::string text = uuid_v7({earlier}, random);
    RC_ASSERT(std::regex_match(text, layout));
    RC_ASSERT(text < uuid_v7({later}, filled(0)));
    RC_ASSERT(text == uuid_v7({earlier}, random));
  }));
}

TEST_CASE("the system's entropy does not repeat, also past the block it asks for at a time") {
  SystemEntropy entropy;
  std::set<Digest> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(entropy.next());
  CHECK(seen.size() == 1000);
}

}  // namespace
}  // namespace seatledger
