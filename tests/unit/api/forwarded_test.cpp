#include "api/forwarded.h"

#include <catch2/catch.hpp>

namespace seatledger::api {
namespace {

TEST_CASE("forwarded: an address is written in one way") {
  const std::pair<const char*, const char*> good[] = {
      {"192.0.2.1", "192.0.2.1"},         {"192.0.2.1:1", "192.0.2.1"},
      {"::ffff:192.0.2.1", "192.0.2.1"},  {"[::ffff:c000:201]:65535", "192.0.2.1"},
      {"2001:DB8:0:0::1", "2001:db8::1"}, {"[2001:db8::1]", "2001:db8::1"},
      {"[2001:db8::1]:80", "2001:db8::1"}};
  for (const auto& [text, address] : good) {
    INFO(text);
    CHECK(forwarded_address(text) == address);
  }
  for (const char* text : {"", "unknown", "_x", "a.example", "a.example:80", "192.0.2.1:", "[::1",
                           "192.0.2", "192.0.2.256", "192.0.2.1:0", "[192.0.2.1]:80", "1:2:3"}) {
    INFO(text);
    CHECK_FALSE(forwarded_address(text).has_value());
  }
}

TEST_CASE("forwarded: the first scheme and host count, if they can be one") {
  CHECK(forwarded_scheme("https") == "https");
  CHECK(forwarded_scheme(" HTTP , https") == "http");
  for (const char* text : {"", "javascript", ",https", "https:", "httpsx"}) {
    INFO(text);
    CHECK(forwarded_scheme(text).empty());
  }
  CHECK(forwarded_host("a.example:80 , b") == "a.example:80");
  CHECK(forwarded_host("[::1]:80") == "[::1]:80");
  for (const char* text : {"", ",a", "a b", "a/b", "a\"", "u@a", "[::1", "::1", "a:x"}) {
    INFO(text);
    CHECK(forwarded_host(text).empty());
  }
}

}  // namespace
}  // namespace seatledger::api
