#include <boost/asio/ip/address.hpp>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "base/base64.h"
#include "base/store_error.h"
#include "runtime/webhooks/webhook_retry.h"
#include "runtime/webhooks/webhook_signature.h"
#include "runtime/webhooks/webhook_target.h"

namespace seatledger::runtime {
namespace {

using namespace std::chrono_literals;

// The example of the Standard Webhooks libraries.
constexpr std::string_view example_secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const runtime::WebhookMessage example{"msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
                                      R"({"test": 2432232314})"};
constexpr std::string_view example_signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

TEST_CASE("webhooks: signatures are those of Standard Webhooks") {
  CHECK(runtime::webhook_signature(example_secret, example) == example_signature);
  runtime::WebhookMessage other = example;
  other.timestamp += 1;
  CHECK(runtime::webhook_signature(example_secret, other) != example_signature);
  CHECK_THROWS_AS(runtime::webhook_signature("whsec_", example), StoreError);
  CHECK_THROWS_AS(runtime::webhook_signature("whsec_?", example), StoreError);
  CHECK_THROWS_AS(runtime::webhook_signature("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", example),
                  StoreError);
}

TEST_CASE("webhooks: secrets are 32 random bytes, each another") {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const std::string secret = runtime::new_webhook_secret();
    REQUIRE(secret.starts_with("whsec_"));
    const auto bytes = bytes_from_base64(std::string_view(secret).substr(6));
    REQUIRE(bytes.has_value());
    CHECK(bytes->size() == 32);
    CHECK(seen.insert(secret).second);
  }
}

TEST_CASE("webhooks: an old secret signs beside the new one until its time is over") {
  ledger::Webhook webhook;
  webhook.secret = runtime::new_webhook_secret();
  const std::string alone = runtime::webhook_signature(webhook.secret, example);
  CHECK(runtime::webhook_signatures(webhook, example, Timestamp{5}) == alone);
  webhook.old_secret = example_secret;
  webhook.old_secret_until = Timestamp{10};
  CHECK(runtime::webhook_signatures(webhook, example, Timestamp{9}) ==
        alone + ' ' + std::string(example_signature));
  CHECK(runtime::webhook_signatures(webhook, example, Timestamp{10}) == alone);
}

TEST_CASE("webhooks: pauses double up to the longest, and half of each is chance") {
  const runtime::WebhookRetry retry;
  const std::chrono::milliseconds expected[] = {1s,   2s,   4s,   8s,    16s,   32s,   64s,
                                                128s, 256s, 512s, 1024s, 2048s, 3600s, 3600s};
  std::uint64_t failures = 0;
  for (const auto pause : expected) {
    ++failures;
    INFO(failures);
    CHECK(runtime::webhook_pause(retry, failures, 0) == pause);
    const auto half = static_cast<std::uint64_t>(pause.count() / 2);
    CHECK(runtime::webhook_pause(retry, failures, half) == pause - std::chrono::milliseconds(half));
    CHECK(runtime::webhook_pause(retry, failures, half + 1) == pause);
    const auto any = runtime::webhook_pause(retry, failures, 0x9e3779b97f4a7c15U);
    CHECK(any <= pause);
    CHECK(any >= pause / 2);
  }
  CHECK(runtime::webhook_pause(retry, 1'000'000'000'000, 0) == 1h);
  runtime::WebhookRetry small;
  small.first = 10s;
  small.longest = 5ms;
  CHECK(runtime::webhook_pause(small, 1, 0) == 5ms);
  CHECK(runtime::webhook_pause(small, 9, 0) == 5ms);
}

TEST_CASE("webhooks: Retry-After is a number of seconds or a date of HTTP") {
  const Timestamp now{784111777 * std::int64_t{1'000'000} + 999'999};  // the example of RFC 9110
  const auto after = [&](const char* value) { return runtime::retry_after(value, now); };
  CHECK(after("0") == 0s);
  CHECK(after("120") == 120s);
  CHECK(after("99999999999999999999") == std::chrono::seconds(UINT32_MAX));
  CHECK(after("Sun, 06 Nov 1994 08:49:37 GMT") == 0s);
  CHECK(after("Sun, 06 Nov 1994 08:50:37 GMT") == 60s);
  CHECK(after("Sunday, 06-Nov-94 08:50:37 GMT") == 60s);
  CHECK(after("Sun Nov  6 08:50:37 1994") == 60s);
  CHECK(after("Sun, 06 Nov 1994 08:40:37 GMT") == 0s);
  CHECK(after("Sun, 06 Nov 9994 08:40:37 GMT") == std::chrono::seconds(UINT32_MAX));
  for (const char* value : {"", "-1", "1.5", "soon", "12 s", "Sun, 06 Nov 1994", "1994-11-06",
                            "Sun, 06 Nov 1994 08:50:37 GMT+1"}) {
    INFO(value);
    CHECK(after(value) == 0s);
  }
}

TEST_CASE("webhooks: only what the internet routes is public") {
  const auto is_public = [](const char* text) {
    INFO(text);
    return runtime::is_public_address(boost::asio::ip::make_address(text));
  };
  for (const char* text :
       {"1.1.1.1",          "8.8.8.8",           "93.184.216.34",        "9.255.255.255",
        "11.0.0.0",         "100.63.255.255",    "100.128.0.0",          "126.255.255.255",
        "128.0.0.0",        "169.253.255.255",   "169.255.0.0",          "172.15.255.255",
        "172.32.0.0",       "192.167.255.255",   "192.169.0.0",          "192.0.1.0",
        "198.17.255.255",   "198.20.0.0",        "203.0.114.0",          "223.255.255.255",
        "2606:4700::1111",  "2a00:1450:4001::1", "2001:4860:4860::8888", "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8", "2002:808:808::1"}) {
    INFO(text);
    CHECK(is_public(text));
  }
  for (const char* text : {"0.0.0.0",
                           "0.1.2.3",
                           "10.0.0.1",
                           "10.255.255.255",
                           "100.64.0.1",
                           "100.127.255.255",
                           "127.0.0.1",
                           "127.255.255.254",
                           "169.254.0.1",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.0.0.8",
                           "192.0.2.1",
                           "192.88.99.1",
                           "192.168.0.1",
                           "192.168.255.255",
                           "198.18.0.1",
                           "198.19.255.255",
                           "198.51.100.7",
                           "203.0.113.9",
                           "224.0.0.1",
                           "239.255.255.255",
                           "240.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1",
                           "::ffff:169.254.169.254",
                           "::127.0.0.1",
                           "64:ff9b::10.0.0.1",
                           "64:ff9b:1::1",
                           "100::1",
                           "2001::1",
                           "2001:db8::1",
                           "2001:1ff:ffff::1",
                           "2002:7f00:1::1",
                           "2002:a00:1::1",
                           "3fff::1",
                           "3fff:fff::1",
                           "fc00::1",
                           "fd00:ec2::254",
                           "fe80::1",
                           "fe80::a9fe:a9fe",
                           "fec0::1",
                           "ff02::1",
                           "5f00::1"}) {
    INFO(text);
    CHECK_FALSE(is_public(text));
  }
}

TEST_CASE("webhooks: addresses are taken apart") {
  const auto target = [](const char* url) { return runtime::webhook_target(url); };
  CHECK(target("http://a.example") == runtime::WebhookTarget{false, "a.example", 80, "/"});
  CHECK(target("HTTPS://a.example/x/y?z=1#f") ==
        runtime::WebhookTarget{true, "a.example", 443, "/x/y?z=1"});
  CHECK(target("http://127.0.0.1:8080?q") ==
        runtime::WebhookTarget{false, "127.0.0.1", 8080, "/?q"});
  CHECK(target("http://[2001:db8::1]/x") == runtime::WebhookTarget{false, "2001:db8::1", 80, "/x"});
  CHECK(target("http://[2001:db8::1]/x")->authority() == "[2001:db8::1]");
  CHECK(target("https://[::1]:8443")->authority() == "[::1]:8443");
  CHECK(target("https://a.example:65535/")->authority() == "a.example:65535");
  CHECK(target("https://a.example:443/")->authority() == "a.example");
  CHECK(target("https://a.example:80/")->authority() == "a.example:80");
  for (const char* url :
       {"", "a.example", "ftp://a.example/", "http://", "http://:80/", "http://a.example:0/",
        "http://a.example:65536/", "http://[::1]:0/", "http://::1/", "http://a.example:99999/",
        "http://a.example:/", "http://user:pass@a.example/", "http://user@a.example/",
        "file:///etc/passwd", "http://a.example/\r\nHost: b"}) {
    INFO(url);
    CHECK_FALSE(target(url).has_value());
  }
}

}  // namespace
}  // namespace seatledger::runtime
