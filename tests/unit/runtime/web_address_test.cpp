#include "runtime/webhooks/web_address.h"

#include <catch2/catch.hpp>

namespace seatledger::runtime {
namespace {

TEST_CASE("web address: what a browser may be sent to") {
  for (const char* text :
       {"https://example.org", "http://example.org/", "HTTPS://Example.org:8443/a/b?c=d&e=f#g",
        "https://127.0.0.1/a%20b", "https://[2001:db8::1]/", "http://[::1]:8080?x",
        "https://[::ffff:192.0.2.1]", "https://example.org?x", "https://a_b.example/~me;v=1"}) {
    INFO(text);
    CHECK(is_web_address(text));
  }
  for (const char* text : {"",
                           "example.org",
                           "/a",
                           "//example.org/",
                           "https:",
                           "https://",
                           "https:///a",
                           "https://:80/",
                           "https://a:port/",
                           "https://a:123456/",
                           "https://a:0/",
                           "https://a:65536/",
                           "https://2001:db8::1/",
                           "https://[2001:db8::1/",
                           "https://[]/",
                           "https://[::g]/",
                           "https://[fe80::1%25eth0]/",
                           "https://[::1]80/",
                           "https://[::1]:/",
                           "https://[127.0.0.1]/",
                           "https://.a/",
                           "https://a:}",
                           "https://127.0.0.1,",
                           "https://127.0.0.1%00",
                           "https://u@a/",
                           "https://u:p@a/",
                           "ftp://a/",
                           "javascript:alert(1)",
                           "javascript://a/%0aalert(1)",
                           "data:text/html,x",
                           "https://a/ b",
                           "https://a/\"",
                           "https://a/<b>",
                           "https://a/\\b",
                           "https://a/%",
                           "https://a/%2",
                           "https://a/%2g",
                           "https://a/#b#c",
                           "https://a/\n",
                           " https://a/",
                           "https://\xc3\xa9.example/",
                           "https://a/[b]"}) {
    INFO(text);
    CHECK_FALSE(is_web_address(text));
  }
}

}  // namespace
}  // namespace seatledger::runtime
