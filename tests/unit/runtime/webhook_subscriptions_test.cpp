#include "runtime/webhooks/webhook_subscriptions.h"

#include <catch2/catch.hpp>
#include <memory>

#include "ledger/rocks/rocks_webhooks.h"
#include "support/temporary_directory.h"

namespace seatledger::runtime {
namespace {

using namespace std::chrono_literals;
using ledger::WebhookId;

// A directory whose subscriptions can be opened again, as after a restart.
class SubscriptionsUnderTest {
 public:
  SubscriptionsUnderTest() { open(); }

  void open(Position head = {100}, const ledger::Lineage& lineage = {}) {
    subscriptions.reset();
    rows.reset();
    database.reset();
    ledger::RocksLedgerOptions options;
    options.data_dir = directory_.path();
    database = std::make_unique<ledger::RocksLedger>(options);
    rows = std::make_unique<ledger::RocksWebhooks>(*database);
    subscriptions = std::make_unique<WebhookSubscriptions>(*rows, limits);
    subscriptions->read({head, lineage});
  }
  WebhookSubscriptions::Attempt begin_attempt(WebhookId id) const {
    const auto attempt = subscriptions->begin_attempt(id);
    REQUIRE(attempt.has_value());
    return *attempt;
  }
  WebhookId add(Position after = {10}) const {
    const auto added = subscriptions->add({"http://a.example/", {"user_put"}, "north", "d", after});
    REQUIRE(added.has_value());
    return added->id;
  }

  WebhookLimits limits{3, false, {1000ms, 4000ms, 3600s}};
  std::unique_ptr<ledger::RocksLedger> database;
  std::unique_ptr<ledger::RocksWebhooks> rows;
  std::unique_ptr<WebhookSubscriptions> subscriptions;

 private:
  contract::TemporaryDirectory directory_;
};

TEST_CASE("webhook subscriptions: what was added and changed is there after a restart") {
  SubscriptionsUnderTest under;
  const WebhookId first = under.add();
  const WebhookId second = under.add({20});
  CHECK(second.value == first.value + 1);
  REQUIRE(under.subscriptions->change(first, {true, true, Position{5}, "key:9"}).has_value());
  const auto before = under.subscriptions->list();
  under.open();
  CHECK(under.subscriptions->list() == before);
  const ledger::Webhook changed = *under.subscriptions->find(first);
  CHECK(changed.disabled);
  CHECK(changed.disabled_reason == "by key:9");
  CHECK(changed.cursor == Position{4});
  CHECK(changed.old_secret.has_value());
  CHECK(changed.types == std::vector<std::string>{"user_put"});

  REQUIRE(under.subscriptions->remove(second).has_value());
  CHECK(under.subscriptions->remove(second).error().code == ErrorCode::path_not_found);
  under.open();
  CHECK_FALSE(under.subscriptions->find(second).has_value());
  CHECK(under.add().value == second.value + 1);
}

TEST_CASE("webhook subscriptions: what another server stored is there when they are read again") {
  SubscriptionsUnderTest under;
  const WebhookId id = under.add();
  WebhookSubscriptions other(*under.rows, under.limits);
  CHECK(other.list().empty());
  other.read({Position{100}, {}});
  REQUIRE(other.change(id, {true, false, std::nullopt, "key:9"}).has_value());
  REQUIRE(other.add({"http://b.example/", {}, std::nullopt, "", {}}).has_value());
  CHECK_FALSE(under.subscriptions->find(id)->disabled);
  under.subscriptions->read({Position{100}, {}});
  CHECK(under.subscriptions->list() == other.list());
  CHECK(under.subscriptions->find(id)->disabled);
}

TEST_CASE(
    "webhook subscriptions: no more than are allowed, and none to an address that is not public") {
  SubscriptionsUnderTest under;
  const auto code_of = [&](const char* url) {
    const auto added = under.subscriptions->add({url, {}, std::nullopt, "", {}});
    return added.has_error() ? added.error().fields.at(0).field : std::string();
  };
  CHECK(code_of("http://10.1.2.3/") == "url");
  CHECK(code_of("nonsense") == "url");
  CHECK(code_of("http://8.8.8.8/").empty());
  under.add();
  under.add();
  CHECK(code_of("http://8.8.8.8/") == "url");
}

TEST_CASE("webhook subscriptions: cursors move, and are on disk once they were saved") {
  SubscriptionsUnderTest under;
  const WebhookId id = under.add();
  CHECK(under.subscriptions->delivered(under.begin_attempt(id), {11}, 204));
  CHECK(under.subscriptions->passed(under.begin_attempt(id), {15}));
  under.open();
  CHECK(under.begin_attempt(id).webhook.cursor == Position{10});
  CHECK(under.subscriptions->delivered(under.begin_attempt(id), {12}, 204));
  under.subscriptions->save(true);
  under.open();
  CHECK(under.begin_attempt(id).webhook.cursor == Position{12});
  CHECK(under.begin_attempt(id).webhook.last_status == 204);
  CHECK(under.begin_attempt(id).webhook.last_delivered.has_value());
  // A full disk keeps the cursor in memory alone.
  under.subscriptions->delivered(under.begin_attempt(id), {13}, 204);
  under.database->set_refusing_appends(true);
  under.subscriptions->save(true);
  under.open();
  CHECK(under.begin_attempt(id).webhook.cursor == Position{12});
  // The log lost its end.
  under.open({7});
  CHECK(under.begin_attempt(id).webhook.cursor == Position{7});
}

// The digests stand for records.
ledger::Lineage lineage_of(const std::vector<std::uint64_t>& restores) {
  std::vector<ledger::LineageStep> steps{{Position{1}, sha256("first")}};
  for (const std::uint64_t position : restores) {
    steps.push_back({Position{position}, sha256(std::to_string(position))});
  }
  return ledger::Lineage(std::move(steps));
}

TEST_CASE("webhook subscriptions: a cursor of a log that was replaced goes back by itself") {
  SubscriptionsUnderTest under;
  under.open({100}, lineage_of({}));
  const WebhookId ahead = under.add({90});
  const WebhookId behind = under.add({10});
  under.subscriptions->failed(under.begin_attempt(ahead), {{91}, 500, "no", 0s});
  under.subscriptions->save(true);
  under.open({100}, lineage_of({}));
  CHECK(under.begin_attempt(ahead).webhook.cursor == Position{90});
  CHECK(under.begin_attempt(ahead).webhook.attempts == 1);
  // The new log has grown past the cursor already.
  under.open({200}, lineage_of({41}));
  CHECK(under.begin_attempt(ahead).webhook.cursor == Position{40});
  CHECK(under.begin_attempt(ahead).webhook.attempts == 0);
  CHECK(under.begin_attempt(behind).webhook.cursor == Position{10});
  CHECK(under.subscriptions->passed(under.begin_attempt(ahead), {60}));
  under.subscriptions->save(true);
  under.open({200}, lineage_of({41}));
  CHECK(under.begin_attempt(ahead).webhook.cursor == Position{60});
  under.open({200}, lineage_of({41, 55}));
  CHECK(under.begin_attempt(ahead).webhook.cursor == Position{54});
}

TEST_CASE("webhook subscriptions: a row of an older program goes back when it is past the head") {
  SubscriptionsUnderTest under;
  under.open({100}, lineage_of({}));
  const WebhookId id = under.add({90});
  ledger::Webhook old = *under.subscriptions->find(id);
  old.lineage.reset();
  REQUIRE(under.rows->put({&old, 1}));
  under.open({100}, lineage_of({41}));
  CHECK(under.begin_attempt(id).webhook.cursor == Position{90});
  REQUIRE(under.rows->put({&old, 1}));
  under.open({60}, lineage_of({41}));
  CHECK(under.begin_attempt(id).webhook.cursor == Position{40});
}

TEST_CASE(
    "webhook subscriptions: what comes of an attempt counts only if nothing was changed "
    "meanwhile") {
  SubscriptionsUnderTest under;
  const WebhookId id = under.add();
  const auto attempt = under.begin_attempt(id);
  REQUIRE(under.subscriptions->change(id, {std::nullopt, false, Position{3}, "key:1"}).has_value());
  CHECK_FALSE(under.subscriptions->delivered(attempt, {11}, 200));
  CHECK_FALSE(under.subscriptions->passed(attempt, {11}));
  under.subscriptions->failed(attempt, {{11}, 410, "answered 410"});
  const ledger::Webhook now = *under.subscriptions->find(id);
  CHECK(now.cursor == Position{2});
  CHECK_FALSE(now.disabled);
  CHECK(now.attempts == 0);
  REQUIRE(under.subscriptions->remove(id).has_value());
  CHECK_FALSE(under.subscriptions->delivered(attempt, {11}, 200));
  CHECK_FALSE(under.subscriptions->begin_attempt(id).has_value());
}

TEST_CASE("webhook subscriptions: failures back off, longer when the receiver asks for it") {
  SubscriptionsUnderTest under;
  const WebhookId id = under.add();
  // The next attempt falls between these pauses after the failure.
  const auto fail = [&](std::int64_t status, std::chrono::seconds wish,
                        std::chrono::microseconds shortest, std::chrono::microseconds longest) {
    SystemClock clock;
    const std::int64_t begin = clock.now().micros;
    under.subscriptions->failed(under.begin_attempt(id), {{11}, status, "no", wish});
    const std::int64_t end = clock.now().micros;
    const ledger::Webhook now = *under.subscriptions->find(id);
    REQUIRE(now.next_attempt.has_value());
    CHECK(now.next_attempt->micros >= begin + shortest.count());
    CHECK(now.next_attempt->micros <= end + longest.count());
  };
  fail(500, 0s, 500ms, 1000ms);
  fail(500, 0s, 1000ms, 2000ms);
  fail(500, 0s, 2000ms, 4000ms);
  fail(500, 0s, 2000ms, 4000ms);
  fail(503, 3s, 3000ms, 4000ms);
  fail(503, 3600s, 4000ms, 4000ms);  // not for ever
  const ledger::Webhook failing = *under.subscriptions->find(id);
  CHECK(failing.attempts == 6);
  CHECK(failing.last_status == 503);
  CHECK(failing.failing_since.has_value());
  CHECK(under.subscriptions->delivered(under.begin_attempt(id), {11}, 200));
  const ledger::Webhook mended = *under.subscriptions->find(id);
  CHECK(mended.attempts == 0);
  CHECK_FALSE(mended.next_attempt.has_value());
  CHECK_FALSE(mended.failing_since.has_value());
  CHECK(mended.last_error.empty());
}

}  // namespace
}  // namespace seatledger::runtime
