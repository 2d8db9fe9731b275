// What receivers and the proxies before them answer to a delivery, and where receivers may be.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "base/time.h"
#include "integration/webhooks_under_test.h"

namespace seatledger::integration {
namespace {

// Answers these, one after the other, and the last one from then on.
WebhookReceiver::Choose in_turn(std::vector<ReceiverAnswer> answers) {
  auto next = std::make_shared<std::atomic<std::size_t>>(0);
  return [answers = std::move(answers), next](const Delivery&) {
    return answers[std::min(next->fetch_add(1), answers.size() - 1)];
  };
}

ReceiverAnswer after_interim(std::string interim, unsigned status) {
  ReceiverAnswer answer;
  answer.status = status;
  answer.before = std::move(interim);
  return answer;
}

TEST_CASE("webhooks: an interim answer is not the answer") {
  const WebhooksUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 1);
  WebhookReceiver receiver;
  const std::string proceed = "HTTP/1.1 100 Continue\r\n\r\n";
  const std::string hints = "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n";
  receiver.answer(in_turn({after_interim(proceed, 200), after_interim(hints, 204),
                           after_interim(proceed + hints + hints, 201), after_interim(hints, 500),
                           after_interim({}, 200)}));
  const json webhook = ledger.subscribe(receiver.url());
  const std::uint64_t first = ledger.position() + 1;
  const std::uint64_t last = ledger.rename(license, 4);
  REQUIRE(receiver.wait_taken(last));
  CHECK(receiver.taken() == from_to(first, last));
  REQUIRE(ledger.wait_status(webhook, [](const json& now) { return now.at("lag") == 0; }));
  // Each was sent once, but for the one that was answered 500 in the end.
  CHECK(receiver.received().size() == 5);
  CHECK(receiver.connections() == 1);
  CHECK(ledger.status(webhook).at("last_status") == 200);
}

TEST_CASE("webhooks: an interim answer without an answer behind it is no answer") {
  const WebhooksUnderTest ledger({"--webhook-timeout-ms", "200"});
  const std::uint64_t license = ledger.license("user", 1);
  WebhookReceiver receiver;
  receiver.answer([](const Delivery&) {
    ReceiverAnswer answer;
    answer.before = "HTTP/1.1 100 Continue\r\n\r\n";
    answer.cut = true;
    return answer;
  });
  const json webhook = ledger.subscribe(receiver.url());
  ledger.rename(license, 1);
  REQUIRE(ledger.wait_status(webhook, [](const json& now) { return now.at("attempts") >= 1; }));
  CHECK(ledger.status(webhook).at("last_status") == 0);
}

TEST_CASE("webhooks: Retry-After counts as seconds and as a date") {
  const WebhooksUnderTest ledger({"--webhook-retry-longest-ms", "3600000"});
  const std::uint64_t license = ledger.license("user", 1);
  const auto now_seconds = [] { return std::time(nullptr); };
  const auto date_text = [](std::time_t at, const char* form) {
    std::array<char, 64> text{};
    std::tm parts{};
    gmtime_r(&at, &parts);
    const std::size_t size = std::strftime(text.data(), text.size(), form, &parts);
    return std::string(text.data(), size);
  };
  // The pause before the second attempt is the 20 ms of these tests unless the receiver asks more.
  const auto next_attempt_after = [&](const std::string& value) {
    WebhookReceiver receiver;
    receiver.answer([value](const Delivery&) {
      ReceiverAnswer answer;
      answer.status = 503;
      answer.header = "Retry-After:" + value;
      return answer;
    });
    const json webhook = ledger.subscribe(receiver.url());
    ledger.rename(license, 1);
    json status;
    REQUIRE(ledger.wait_status(webhook, [&](const json& now) {
      status = now;
      return now.at("attempts") >= 1 && now.at("next_attempt").is_string();
    }));
    HttpCall remove = get(WebhooksUnderTest::path_of(webhook));
    remove.method = "DELETE";
    CHECK(ledger.call(remove).status == 200);
    return parse_timestamp(status.at("next_attempt").get<std::string>())->micros / 1'000'000;
  };
  const std::time_t begin = now_seconds();
  for (const char* form :
       {"%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"}) {
    const std::string value = date_text(begin + 1800, form);
    INFO(value);
    // A second is lost where the date has no fraction.
    CHECK(next_attempt_after(value) >= begin + 1799);
  }
  CHECK(next_attempt_after("1800") >= begin + 1799);
  // Never longer than the longest pause, however far the date or the number.
  const auto far = [&](const std::string& value) {
    INFO(value);
    const std::int64_t next = next_attempt_after(value);
    CHECK(next >= begin + 3599);
    CHECK(next <= now_seconds() + 3600);
  };
  far(date_text(begin + 1'000'000'000, "%a, %d %b %Y %H:%M:%S GMT"));
  far("99999999999999999999999");
}

TEST_CASE("webhooks: a receiver may have an IPv6 address") {
  const WebhooksUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 1);
  CHECK(ledger.subscribe("https://[2606:4700::1111]/", {{"description", "public"}}).at("url") ==
        "https://[2606:4700::1111]/");
  std::unique_ptr<WebhookReceiver> receiver;
  try {
    receiver = std::make_unique<WebhookReceiver>(std::uint16_t{0}, nullptr, "::1");
  } catch (const boost::system::system_error&) {
    WARN("this machine has no IPv6");
    return;
  }
  const std::string url = "http://[::1]:" + std::to_string(receiver->port()) + "/hook";
  ledger.subscribe(url);
  const std::uint64_t last = ledger.rename(license, 2);
  REQUIRE(receiver->wait_taken(last));
  CHECK(receiver->received().front().host == url.substr(7, url.find("/hook") - 7));
}

TEST_CASE("webhooks: an IPv6 address that is not public is refused") {
  const SeatsUnderTest ledger;
  for (const char* host : {"[::1]", "[fc00::1]", "[fe80::1]", "[::ffff:10.0.0.1]", "[2001:db8::1]",
                           "[64:ff9b::7f00:1]"}) {
    const std::string url = "http://" + std::string(host) + ":8080/";
    const HttpAnswer answer = ledger.call(post("/api/ledger/webhooks/", json{{"url", url}}.dump()));
    INFO(url << answer.body);
    CHECK(answer.status == 400);
    CHECK(answer.json().at("url").at(0) == "may not be an address that is not public");
  }
  CHECK(
      ledger.call(post("/api/ledger/webhooks/", R"({"url":"http://[2606:4700::1111]/"})")).status ==
      200);
}

// True if a file under `directory` has these bytes in it.
bool any_file_holds(const std::filesystem::path& directory, const std::string& bytes) {
  std::error_code gone;  // files come and go meanwhile
  for (std::filesystem::recursive_directory_iterator at(directory, gone), end; at != end;
       at.increment(gone)) {
    if (gone) return true;
    if (!at->is_regular_file(gone)) continue;
    std::ifstream file(at->path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (text.find(bytes) != std::string::npos) return true;
  }
  return false;
}

TEST_CASE("webhooks: the secret of a removed one leaves the files, also after a kill") {
  WebhooksUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 1);
  const std::filesystem::path data = ledger.server->data_dir();
  const auto secret_of = [](const json& webhook) {
    return webhook.at("secret").get<std::string>().substr(std::string("whsec_").size());
  };
  const json first = ledger.subscribe("http://127.0.0.1:9/");
  const json kept = ledger.subscribe("http://127.0.0.1:9/");
  ledger.rename(license, 1);
  const auto remove = [&](const json& webhook) {
    HttpCall call = get(WebhooksUnderTest::path_of(webhook));
    call.method = "DELETE";
    ledger.good(call);
  };
  const auto wait_gone = [&](const std::string& secret) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(5);
    while (any_file_holds(data, secret)) {
      REQUIRE(std::chrono::steady_clock::now() < end);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  };
  REQUIRE(any_file_holds(data, secret_of(first)));
  remove(first);
  wait_gone(secret_of(first));
  // The next start finishes what a kill interrupted, if it did.
  remove(kept);
  ledger.kill();
  ledger.begin();
  wait_gone(secret_of(kept));
  // It is no erasure of a person: no backup is said to hold one.
  const json erased = ledger.good(post("/api/ledger/erasures/", R"({"user_id":4})")).json();
  CHECK(erased.at("backups").empty());
}

TEST_CASE("webhooks: paused, nothing is sent and subscriptions can be managed") {
  WebhooksUnderTest ledger({"--webhooks-paused"});
  const std::uint64_t license = ledger.license("user", 1);
  WebhookReceiver receiver;
  const std::uint64_t start = ledger.position();
  const json webhook = ledger.subscribe(receiver.url());
  const json other = ledger.subscribe(receiver.url("/other"), {{"after", 0}});
  const std::uint64_t last = ledger.rename(license, 3);
  json state = ledger.status(webhook);
  CHECK(state.at("cursor") == start);
  CHECK(state.at("lag") == 3);
  CHECK(state.at("attempts") == 0);
  CHECK(ledger.change(other, {{"disabled", true}}).at("disabled") == true);
  ledger.change(webhook, {{"rotate_secret", true}});
  // Another start with the setting is paused as well.
  ledger.begin({"--webhooks-paused"});
  CHECK(ledger.status(webhook).at("cursor") == start);
  CHECK(receiver.connections() == 0);
  // Without the setting everything is sent that was held back, and nothing of the disabled one.
  ledger.begin();
  REQUIRE(receiver.wait_taken(last));
  CHECK(receiver.taken() == from_to(start + 1, last));
  for (const Delivery& delivery : receiver.received()) CHECK(delivery.path == "/hook");
}

TEST_CASE("webhooks: events say which ledger they are of, or what the setting says") {
  WebhooksUnderTest ledger;
  const std::uint64_t license = ledger.license("user", 1);
  WebhookReceiver receiver;
  ledger.subscribe(receiver.url());
  const auto source_of = [&](std::uint64_t position) {
    REQUIRE(receiver.wait_taken(position));
    const std::string sent = receiver.received().back().json().at("source");
    const json page =
        ledger.good(get("/api/ledger/events/?limit=1&after=" + std::to_string(position - 1)))
            .json();
    const json event =
        ledger.good(get("/api/ledger/events/" + std::to_string(position) + "/")).json();
    CHECK(page.at("events").at(0).at("source") == sent);
    CHECK(event.at("source") == sent);
    return sent;
  };
  const std::string named = source_of(ledger.rename(license, 1));
  CHECK(named.starts_with("urn:seatledger:"));
  // The same after a new key; another one of another ledger.
  ledger.good(post("/api/ledger/signing-keys/", ""));
  ledger.begin();
  CHECK(source_of(ledger.rename(license, 1)) == named);
  const WebhooksUnderTest another;
  CHECK(another.good(get("/api/ledger/events/1/")).json().at("source") != named);
  ledger.begin({"--event-source", "https://ledger.example/events"});
  CHECK(source_of(ledger.rename(license, 1)) == "https://ledger.example/events");
  for (const char* wrong : {"a b", "a\"b", "a\nb"}) {
    const auto end = support::run_program(
        "seatledgerd",
        {"--data-dir", (ledger.directory.path() / "no").string(), "--event-source", wrong});
    CHECK(end.exit_code == 2);
  }
}

}  // namespace
}  // namespace seatledger::integration
