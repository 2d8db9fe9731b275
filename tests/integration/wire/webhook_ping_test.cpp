// A ping of a webhook, and the list of the last attempts to deliver to it.
#include <catch2/catch.hpp>

#include "integration/webhooks_under_test.h"

namespace seatledger::integration {
namespace {

json ping_of(const WebhooksUnderTest& ledger, const json& webhook) {
  return ledger.change(webhook, {{"ping", true}}).at("ping");
}

TEST_CASE("webhooks: a ping is one signed delivery, answered with what became of it") {
  const WebhooksUnderTest ledger;
  const WebhookReceiver receiver;
  const json webhook = ledger.subscribe(receiver.url("/hook?token=quetzal"));
  const std::uint64_t before = ledger.position();
  const json ping = ping_of(ledger, webhook);
  CHECK(ping.at("event").is_null());
  CHECK(ping.at("attempt") == 1);
  CHECK(ping.at("status") == 200);
  CHECK(ping.at("error").is_null());
  CHECK(ping.at("milliseconds").is_number_unsigned());
  CHECK(ping.at("at").is_string());

  REQUIRE(receiver.received().size() == 1);
  const Delivery delivery = receiver.received().front();
  CHECK(delivery.is_signed_with(webhook.at("secret")));
  CHECK(delivery.content_type == "application/cloudevents+json; charset=utf-8");
  CHECK(delivery.id.starts_with("msg_" + webhook.at("id").dump() + "_ping_"));
  const json event = delivery.json();
  CHECK(event.at("specversion") == "1.0");
  CHECK(event.at("type") == "seatledger.ping");
  CHECK(event.at("source") == ledger.good(get("/api/ledger/whoami/")).json().at("ledger"));
  CHECK(event.at("data") == json{{"webhook", webhook.at("id")}});

  // It is no event, and each is a new one.
  CHECK(ledger.position() == before);
  CHECK(ledger.status(webhook).at("cursor") == webhook.at("cursor"));
  ping_of(ledger, webhook);
  REQUIRE(receiver.received().size() == 2);
  CHECK(receiver.received()[1].id != delivery.id);
  CHECK(receiver.received()[1].json().at("id") != event.at("id"));
}

TEST_CASE("webhooks: a ping that fails says why and changes nothing") {
  const WebhooksUnderTest ledger;
  WebhookReceiver receiver;
  const json webhook = ledger.subscribe(receiver.url("/hook?token=quetzal"));
  const auto answer_with = [&](ReceiverAnswer answer) {
    receiver.answer([answer](const Delivery&) { return answer; });
    return ping_of(ledger, webhook);
  };
  ReceiverAnswer gone;
  gone.status = 410;
  gone.body = "wombat";
  json ping = answer_with(gone);
  CHECK(ping.at("status") == 410);
  CHECK(ping.at("error") == "answered 410");

  ReceiverAnswer elsewhere;
  elsewhere.status = 302;
  elsewhere.header = "Location: http://127.0.0.1:9/";
  CHECK(answer_with(elsewhere).at("error") == "answered 302; redirects are not followed");

  receiver.stop();
  ping = ping_of(ledger, webhook);
  CHECK(ping.at("status").is_null());
  CHECK(ping.at("error").get<std::string>().starts_with("connecting failed: "));

  const json now = ledger.status(webhook);
  CHECK(now.at("disabled") == false);
  CHECK(now.at("attempts") == 0);
  CHECK(now.at("last_error") == "");
  CHECK(now.at("next_attempt").is_null());
  REQUIRE(now.at("recent_attempts").size() == 3);
  CHECK(now.at("recent_attempts")[0] == ping);
  CHECK(now.at("recent_attempts")[2].at("status") == 410);
  for (const char* hidden : {"quetzal", "wombat", "whsec_"}) {
    CHECK(now.at("recent_attempts").dump().find(hidden) == std::string::npos);
  }
}

TEST_CASE("webhooks: a ping that gets no answer ends with the time of a delivery") {
  const WebhooksUnderTest ledger({"--webhook-timeout-ms", "100"});
  WebhookReceiver receiver;
  receiver.answer([](const Delivery&) {
    ReceiverAnswer late;
    late.delay = std::chrono::seconds(2);
    return late;
  });
  const json ping = ping_of(ledger, ledger.subscribe(receiver.url()));
  CHECK(ping.at("status").is_null());
  CHECK(ping.at("error").get<std::string>().starts_with("timeout while "));
}

TEST_CASE("webhooks: a disabled one is pinged, a paused server sends nothing") {
  WebhooksUnderTest ledger;
  const WebhookReceiver receiver;
  const json webhook = ledger.subscribe(receiver.url());
  ledger.change(webhook, {{"disabled", true}});
  const json answer = ledger.change(webhook, {{"ping", true}});
  CHECK(answer.at("ping").at("status") == 200);
  CHECK(answer.at("disabled") == true);
  CHECK(receiver.received().size() == 1);

  ledger.begin({"--webhooks-paused"});
  const std::string path = WebhooksUnderTest::path_of(webhook);
  const HttpAnswer paused = ledger.call(post(path, R"({"ping":true})"));
  CHECK(paused.status == 400);
  CHECK(paused.json().at("ping")[0] == "this server sends nothing: its webhooks are paused");
  CHECK(receiver.connections() == 1);
  CHECK(ledger.status(webhook).at("recent_attempts").empty());
}

TEST_CASE("webhooks: a ping is given alone, to a webhook that exists") {
  const WebhooksUnderTest ledger;
  const WebhookReceiver receiver;
  const json webhook = ledger.subscribe(receiver.url());
  const std::string path = WebhooksUnderTest::path_of(webhook);
  for (const char* body :
       {R"({"ping":true,"rotate_secret":true})", R"({"ping":true,"disabled":false})",
        R"({"ping":true,"resend_from":1})", R"({"ping":"maybe"})"}) {
    const HttpAnswer answer = ledger.call(post(path, body));
    INFO(body << answer.body);
    CHECK(answer.status == 400);
    CHECK(answer.json().contains("ping"));
  }
  CHECK(ledger.call(post(path + "?dry_run=true", R"({"ping":true})")).status == 400);
  CHECK(ledger.call(post("/api/ledger/webhooks/99/", R"({"ping":true})")).status == 404);
  CHECK(receiver.connections() == 0);
  CHECK(ledger.change(webhook, {{"ping", false}, {"disabled", true}}).at("disabled") == true);
}

// The server as it is without the flags of these tests.
TEST_CASE("webhooks: a ping reaches no address that is not public") {
  const SeatsUnderTest ledger;
  const WebhookReceiver receiver;
  const std::string url = "http://localhost:" + std::to_string(receiver.port()) + "/";
  const json webhook = ledger.good(post("/api/ledger/webhooks/", json{{"url", url}}.dump())).json();
  const std::string path = WebhooksUnderTest::path_of(webhook);
  const json ping = ledger.good(post(path, R"({"ping":true})")).json().at("ping");
  CHECK(ping.at("error") == "the address of the host is not public");
  CHECK(receiver.connections() == 0);
}

TEST_CASE("webhooks: the last attempts are listed, the newest first, twenty at most") {
  std::atomic<int> calls{0};
  const WebhooksUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 1);
  WebhookReceiver receiver;
  receiver.answer([&calls](const Delivery&) {
    ReceiverAnswer answer;
    answer.status = ++calls <= 2 ? 500 : 204;
    return answer;
  });
  const json webhook = ledger.subscribe(receiver.url());
  const std::uint64_t first = ledger.rename(license, 1);
  REQUIRE(receiver.wait_taken(first));
  const auto is_done = [](const json& now) { return now.at("lag") == 0; };
  REQUIRE(ledger.wait_status(webhook, is_done));
  json attempts = ledger.status(webhook).at("recent_attempts");
  REQUIRE(attempts.size() == 3);
  for (std::size_t i = 0; i < attempts.size(); ++i) {
    CHECK(attempts[i].at("event") == first);
    CHECK(attempts[i].at("attempt") == 3 - i);
  }
  CHECK(attempts[0].at("status") == 204);
  CHECK(attempts[0].at("error").is_null());
  CHECK(attempts[1].at("error") == "answered 500");

  const std::uint64_t last = ledger.rename(license, 25);
  REQUIRE(receiver.wait_taken(last));
  REQUIRE(ledger.wait_status(webhook, is_done));
  attempts = ledger.status(webhook).at("recent_attempts");
  REQUIRE(attempts.size() == 20);
  for (std::size_t i = 0; i < attempts.size(); ++i) {
    CHECK(attempts[i].at("event") == last - i);
    CHECK(attempts[i].at("attempt") == 1);
  }
  // Only of one webhook: a list stays short.
  const json list = ledger.good(get("/api/ledger/webhooks/")).json();
  CHECK_FALSE(list.at("results")[0].contains("recent_attempts"));
}

}  // namespace
}  // namespace seatledger::integration
