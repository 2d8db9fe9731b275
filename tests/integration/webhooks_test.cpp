// Webhooks as their receivers see them: complete, in order, signed, and what happens when one
// fails.
#include <catch2/catch.hpp>
#include <set>

#include "webhooks_under_test.h"

namespace seatledger::integration {
namespace {

constexpr int not_found = 404;

TEST_CASE("webhooks: every event arrives once, in order and signed, as the feed gives it") {
  const WebhooksUnderTest ledger;
  WebhookReceiver receiver;
  const std::uint64_t before = ledger.position();
  const json webhook = ledger.subscribe(receiver.url("/a/b?c=d"), {{"after", 0}});
  const std::string secret = webhook.at("secret");
  CHECK(secret.starts_with("whsec_"));
  CHECK(webhook.at("cursor") == 0);
  const std::uint64_t license = ledger.license("user", 3);
  ledger.assign("user", {{"license_id", license}, {"user_id", 1}});
  ledger.assign("user", {{"license_id", license}, {"email", "new@example.org"}});
  const std::uint64_t last = ledger.rename(license, 20);
  REQUIRE(last > before);
  REQUIRE(receiver.wait_taken(last));
  CHECK(receiver.taken() == from_to(1, last));
  CHECK(receiver.received().size() == last);
  CHECK(receiver.connections() == 1);
  std::set<std::string> message_ids;
  for (const Delivery& delivery : receiver.received()) {
    INFO(delivery.body);
    CHECK(delivery.path == "/a/b?c=d");
    CHECK(delivery.content_type.starts_with("application/cloudevents+json"));
    CHECK(delivery.is_signed_with(secret));
    CHECK(message_ids.insert(delivery.id).second);
    CHECK(delivery.id.find('.') == std::string::npos);
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(
                         std::chrono::system_clock::now().time_since_epoch())
                         .count();
    CHECK(std::abs(now - std::stoll(delivery.timestamp)) < 300);
    const json event = delivery.json();
    CHECK(event.at("specversion") == "1.0");
    CHECK(event.at("id") == std::to_string(delivery.position()));
  }
  const json feed = ledger.good(get("/api/ledger/events/?limit=1000")).json().at("events");
  REQUIRE(feed.size() == last);
  for (std::size_t i = 0; i < feed.size(); ++i) {
    CHECK(feed[i] == receiver.received()[i].json());
  }
  // A delivery is no event, nor is a subscription.
  CHECK(ledger.position() == last);
  const json status = ledger.status(webhook);
  CHECK(status.at("cursor") == last);
  CHECK(status.at("lag") == 0);
  CHECK(status.at("last_status") == 200);
  CHECK(status.at("attempts") == 0);
  CHECK(status.at("disabled") == false);
}

TEST_CASE("webhooks: one starts at the head, and gets what its filters let through") {
  const WebhooksUnderTest ledger;
  WebhookReceiver all;
  WebhookReceiver created;
  WebhookReceiver south;
  WebhookReceiver nothing;
  const std::uint64_t start = ledger.position();
  ledger.subscribe(all.url());
  ledger.subscribe(created.url(), {{"types", {"license_created", "seat_assigned"}}});
  ledger.subscribe(south.url(), {{"platform_key", "south"}});
  const json none = ledger.subscribe(
      nothing.url(), {{"platform_key", "south"}, {"types", {"group_assigned", "platform_put"}}});

  const std::uint64_t north_license = ledger.license("user", 2);
  const std::uint64_t south_license = ledger.license("user", 2, {{"platform_key", "south"}});
  ledger.assign("user", {{"license_id", north_license}, {"user_id", 1}});
  ledger.assign("user", {{"license_id", south_license}, {"user_id", 2}});
  ledger.rename(north_license, 5);
  ledger.rename(south_license, 2);
  ledger.good(put("/api/directory/platforms/south/", R"({"org":"south-org","name":"S"})"));
  const std::uint64_t last = ledger.rename(south_license, 1);

  REQUIRE(all.wait_taken(last));
  CHECK(all.taken() == from_to(start + 1, last));
  REQUIRE(south.wait_taken(last));
  CHECK(south.taken() == Ids{start + 2, start + 4, last - 3, last - 2, last});
  REQUIRE(created.wait_taken(start + 4));
  CHECK(created.taken() == from_to(start + 1, start + 4));
  // It follows without being sent anything.
  CHECK(ledger.wait_status(none, [&](const json& now) { return now.at("lag") == 0; }));
  CHECK(nothing.received().empty());
  CHECK(ledger.status(none).at("last_status") == 0);
}

TEST_CASE("webhooks: what fails is tried again until it is taken, and nothing overtakes it") {
  const WebhooksUnderTest ledger({"--webhook-timeout-ms", "150"});
  const std::uint64_t license = ledger.license("user", 1);
  WebhookReceiver receiver;
  std::atomic<int> calls = 0;
  receiver.answer([&](const Delivery&) {
    ReceiverAnswer answer;
    switch (calls++ % 7) {
      case 0: answer.status = 500; break;
      case 1: answer.hang_up = true; break;
      case 2: answer.delay = std::chrono::milliseconds(1000); break;
      case 3:
        answer.status = 302;
        answer.header = "Location:http://127.0.0.1:1/elsewhere";
        break;
      case 4:
        answer.status = 429;
        answer.header = "Retry-After:0";
        break;
      case 5: answer.status = 404; break;
      // A success, with more than anybody reads.
      default: answer.body = std::string(1'000'000, 'x');
    }
    return answer;
  });
  const std::uint64_t start = ledger.position();
  const json webhook = ledger.subscribe(receiver.url());
  const std::uint64_t last = ledger.rename(license, 4);
  REQUIRE(receiver.wait_taken(last));
  CHECK(receiver.taken() == from_to(start + 1, last));
  const auto received = receiver.received();
  CHECK(received.size() >= 4 * 7);
  for (std::size_t i = 1; i < received.size(); ++i) {
    CHECK(received[i].position() >= received[i - 1].position());
    CHECK(received[i].is_signed_with(webhook.at("secret")));
    // Attempts of one message share its id.
    CHECK((received[i].id == received[i - 1].id) ==
          (received[i].position() == received[i - 1].position()));
  }
}

TEST_CASE("webhooks: one that is down holds up nobody, and status tells of it") {
  // The slow receiver's first delivery does not end during the test.
  const WebhooksUnderTest ledger({"--webhook-timeout-ms", "3600000"});
  const std::uint64_t license = ledger.license("user", 1);
  WebhookReceiver good;
  WebhookReceiver slow;
  slow.answer([](const Delivery&) {
    ReceiverAnswer answer;
    answer.delay = std::chrono::hours(1);
    return answer;
  });
  std::uint16_t dead_port = 0;
  {
    const WebhookReceiver dead;
    dead_port = dead.port();
  }
  ledger.subscribe(slow.url());
  const json down = ledger.subscribe("http://127.0.0.1:" + std::to_string(dead_port) + "/");
  ledger.subscribe(good.url());
  const std::uint64_t last = ledger.rename(license, 10);
  REQUIRE(good.wait_taken(last));
  CHECK(slow.wait_for(1));
  CHECK(slow.received().size() == 1);
  CHECK(ledger.wait_status(down, [](const json& now) { return now.at("attempts") >= 3; }));
  const json status = ledger.status(down);
  CHECK(status.at("last_error").get<std::string>().find("connecting failed") == 0);
  CHECK(status.at("last_status") == 0);
  CHECK(status.at("failing_since").is_string());
  CHECK(status.at("lag") == 10);
  CHECK(status.at("disabled") == false);

  // Pauses grow: the longest is 200 ms here, so a dozen attempts take their time.
  const WebhookReceiver back(dead_port);
  REQUIRE(back.wait_taken(last));
  CHECK(back.taken() == from_to(last - 9, last));
  CHECK(ledger.wait_status(down, [](const json& now) {
    return now.at("attempts") == 0 && now.at("failing_since").is_null() &&
           now.at("next_attempt").is_null() && now.at("last_error") == "";
  }));
}

TEST_CASE("webhooks: pauses between attempts grow") {
  const WebhooksUnderTest ledger(
      {"--webhook-retry-first-ms", "40", "--webhook-retry-longest-ms", "100000"});
  const std::uint64_t license = ledger.license("user", 1);
  WebhookReceiver receiver;
  std::mutex mutex;
  std::vector<std::chrono::steady_clock::time_point> times;
  receiver.answer([&](const Delivery&) {
    const std::lock_guard lock(mutex);
    times.push_back(std::chrono::steady_clock::now());
    ReceiverAnswer answer;
    answer.status = 503;
    return answer;
  });
  ledger.subscribe(receiver.url());
  ledger.rename(license, 1);
  REQUIRE(receiver.wait_for(6));
  const std::lock_guard lock(mutex);
  // At least half of 40, 80, 160, 320 and 640 ms; how much more is the machine's affair.
  for (std::size_t i = 1; i < 6; ++i) {
    INFO(i);
    CHECK(times[i] - times[i - 1] >= std::chrono::milliseconds(20 << (i - 1)));
  }
}

TEST_CASE("webhooks: a receiver that dies in the middle and comes back misses nothing") {
  const WebhooksUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 1);
  const std::uint64_t start = ledger.position();
  auto receiver = std::make_unique<WebhookReceiver>();
  const std::uint16_t port = receiver->port();
  const json webhook = ledger.subscribe(receiver->url());
  Ids taken;
  std::uint64_t last = start;
  for (int round = 0; round < 4; ++round) {
    last = ledger.rename(license, 15);
    REQUIRE(receiver->wait_taken(start + 1 + static_cast<std::uint64_t>(round) * 15));
    receiver->stop();
    const Ids now = receiver->taken();
    // What was taken but not answered in time comes again: at most one.
    const auto begin = !taken.empty() && !now.empty() && now.front() == taken.back()
                           ? now.begin() + 1
                           : now.begin();
    taken.insert(taken.end(), begin, now.end());
    receiver = std::make_unique<WebhookReceiver>(port);
  }
  last = ledger.rename(license, 1);
  REQUIRE(receiver->wait_taken(last));
  const Ids now = receiver->taken();
  taken.insert(taken.end(), now.front() == taken.back() ? now.begin() + 1 : now.begin(), now.end());
  CHECK(taken == from_to(start + 1, last));
  CHECK(ledger.wait_status(webhook, [](const json& at) { return at.at("lag") == 0; }));
}

TEST_CASE("webhooks: kill -9 of the server loses no delivery, and a stop repeats none") {
  WebhooksUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 1);
  const std::uint64_t start = ledger.position();
  WebhookReceiver receiver;
  const json webhook = ledger.subscribe(receiver.url());
  for (int round = 0; round < 4; ++round) {
    const std::uint64_t last = ledger.rename(license, 40);
    REQUIRE(receiver.wait_taken(last - 30));
    ledger.kill();
    ledger.begin();
    CHECK(ledger.status(webhook).at("url") == receiver.url());
  }
  const std::uint64_t last = ledger.rename(license, 3);
  REQUIRE(receiver.wait_taken(last));
  CHECK(receiver.taken() == from_to(start + 1, last));
  REQUIRE(ledger.wait_status(webhook, [](const json& at) { return at.at("lag") == 0; }));

  const std::size_t deliveries = receiver.received().size();
  ledger.begin();
  CHECK(ledger.status(webhook).at("cursor") == last);
  const std::uint64_t next = ledger.rename(license, 1);
  REQUIRE(receiver.wait_taken(next));
  CHECK(receiver.received().size() == deliveries + 1);
  CHECK(receiver.received().back().is_signed_with(webhook.at("secret")));
}

TEST_CASE("webhooks: the server stops at once while a receiver does not answer") {
  // A stop that waited for the delivery would be killed before.
  WebhooksUnderTest ledger({"--webhook-timeout-ms", "3600000"});
  const std::uint64_t license = ledger.license("user", 1);
  WebhookReceiver receiver;
  receiver.answer([](const Delivery&) {
    ReceiverAnswer answer;
    answer.delay = std::chrono::hours(1);
    return answer;
  });
  const json webhook = ledger.subscribe(receiver.url());
  const std::uint64_t first = ledger.rename(license, 1);
  REQUIRE(receiver.wait_for(1));
  REQUIRE(ledger.server->stop() == 0);
  receiver.answer([](const Delivery&) { return ReceiverAnswer{}; });
  ledger.begin();
  REQUIRE(receiver.wait_taken(first));
  CHECK(ledger.wait_status(webhook, [](const json& at) { return at.at("lag") == 0; }));
}

TEST_CASE("webhooks: resend_from sends again from there") {
  const WebhooksUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 1);
  WebhookReceiver receiver;
  const json webhook = ledger.subscribe(receiver.url());
  const std::uint64_t last = ledger.rename(license, 6);
  REQUIRE(receiver.wait_taken(last));
  REQUIRE(ledger.wait_status(webhook, [](const json& at) { return at.at("lag") == 0; }));
  const auto before = receiver.received();

  const json changed = ledger.change(webhook, {{"resend_from", last - 2}});
  CHECK(changed.at("cursor") == last - 3);
  CHECK_FALSE(changed.contains("secret"));
  REQUIRE(receiver.wait_for(before.size() + 3));
  const auto after = receiver.received();
  for (std::size_t i = 0; i < 3; ++i) {
    const Delivery& again = after.at(before.size() + i);
    CHECK(again.position() == last - 2 + i);
    CHECK(again.id == before.at(before.size() - 3 + i).id);
  }
  const auto resend = [&](const json& from) {
    return ledger
        .call(post(WebhooksUnderTest::path_of(webhook), json{{"resend_from", from}}.dump()))
        .status;
  };
  CHECK(resend(0) == 400);
  CHECK(resend(ledger.position() + 1) == 400);
}

TEST_CASE("webhooks: 410 disables, giving up disables, and both are seen and mended") {
  const WebhooksUnderTest ledger({"--webhook-give-up-s", "1"});
  const std::uint64_t license = ledger.license("user", 1);
  const std::uint64_t start = ledger.position();
  WebhookReceiver gone;
  WebhookReceiver failing;
  const auto answering = [](unsigned status) {
    return [status](const Delivery&) {
      ReceiverAnswer answer;
      answer.status = status;
      return answer;
    };
  };
  gone.answer(answering(410));
  failing.answer(answering(500));
  const json first = ledger.subscribe(gone.url());
  const json second = ledger.subscribe(failing.url());
  const std::uint64_t last = ledger.rename(license, 2);
  const auto is_disabled = [](const json& now) { return now.at("disabled") == true; };
  REQUIRE(ledger.wait_status(first, is_disabled));
  REQUIRE(ledger.wait_status(second, is_disabled));
  CHECK(gone.received().size() == 1);
  CHECK(ledger.status(first).at("disabled_reason").get<std::string>().find("gone") == 0);
  const json given_up = ledger.status(second);
  CHECK(given_up.at("disabled_reason")
            .get<std::string>()
            .find("given up: position " + std::to_string(start + 1)) == 0);
  CHECK(given_up.at("attempts") >= 2);
  CHECK(given_up.at("last_status") == 500);
  CHECK(given_up.at("last_error") == "answered 500");
  CHECK(given_up.at("next_attempt").is_null());
  const std::size_t sent = failing.received().size();

  // Nothing is lost to a receiver that is mended.
  gone.answer(answering(200));
  failing.answer(answering(204));
  CHECK(failing.received().size() == sent);
  CHECK(ledger.change(first, {{"disabled", false}}).at("disabled") == false);
  ledger.change(second, {{"disabled", false}});
  REQUIRE(gone.wait_taken(last));
  REQUIRE(failing.wait_taken(last));
  CHECK(gone.taken() == from_to(start + 1, last));
  CHECK(failing.taken() == from_to(start + 1, last));
}

TEST_CASE("webhooks: switched off nothing is sent, removed nothing is left") {
  WebhooksUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 1);
  WebhookReceiver receiver;
  const json webhook = ledger.subscribe(receiver.url());
  const json other = ledger.subscribe(receiver.url("/other"));
  const json off = ledger.change(webhook, {{"disabled", true}});
  CHECK(off.at("disabled_reason").get<std::string>().find("by key:") == 0);
  const std::uint64_t last = ledger.rename(license, 2);
  REQUIRE(receiver.wait_for(2));
  for (const Delivery& delivery : receiver.received()) CHECK(delivery.path == "/other");
  // The server has the second answer as well: a stop before would repeat that delivery.
  REQUIRE(ledger.wait_status(other, [](const json& now) { return now.at("lag") == 0; }));
  ledger.begin();
  CHECK(ledger.status(webhook).at("disabled") == true);
  ledger.change(webhook, {{"disabled", false}});
  REQUIRE(receiver.wait_for(4));
  CHECK(receiver.received().back().path == "/hook");
  CHECK(receiver.received().back().position() == last);

  HttpCall remove = get(WebhooksUnderTest::path_of(webhook));
  remove.method = "DELETE";
  CHECK(ledger.call(remove).status == 200);
  CHECK(ledger.call(remove).status == not_found);
  CHECK(ledger.call(get(remove.target)).status == not_found);
  remove.target = "/api/ledger/webhooks/?id=" + other.at("id").dump();
  CHECK(ledger.call(remove).status == 200);
  ledger.rename(license, 1);
  ledger.begin();
  CHECK(ledger.good(get("/api/ledger/webhooks/")).json().at("count") == 0);
  CHECK(receiver.received().size() == 4);
  // An id is not given out twice.
  CHECK(ledger.subscribe(receiver.url()).at("id") > other.at("id"));
}

}  // namespace
}  // namespace seatledger::integration
