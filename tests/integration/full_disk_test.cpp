// With too little free space the server stores nothing on its own either: it signs no checkpoint
// and stores no cursor of a webhook.
#include "tampered_copy.h"
#include "webhooks_under_test.h"

namespace seatledger::integration {
namespace {

using Flags = WebhooksUnderTest::Flags;

// More than any disk has.
const Flags full{"--free-bytes-min", "1125899906842624"};
const Flags full_and_paused{"--free-bytes-min", "1125899906842624", "--webhooks-paused"};
const Flags rarely_signed{"--checkpoint-interval-ms", "3600000", "--webhooks-paused"};

std::string anchor(const WebhooksUnderTest& ledger) {
  return file_text(ledger.directory.path() / "data" / "anchor");
}

std::string checkpoint(const WebhooksUnderTest& ledger) {
  return ledger.good(get("/api/ledger/checkpoint/")).body;
}

HttpAnswer proof(const WebhooksUnderTest& ledger, std::uint64_t position) {
  return ledger.client->call_once(
      get("/api/ledger/events/" + std::to_string(position) + "/proof/"));
}

// Leaves a server on a full disk whose last event is not signed; returns that event's position.
std::uint64_t add_unsigned_events(WebhooksUnderTest& ledger, std::uint64_t license) {
  // The first round of a server may be late and sign the events; then more are added.
  for (int tries = 0; tries < 10; ++tries) {
    ledger.begin(rarely_signed);
    const std::uint64_t last = ledger.rename(license, 3);
    ledger.kill();
    ledger.begin(full_and_paused);
    const HttpAnswer answer = proof(ledger, last);
    if (answer.status == 200) continue;
    CHECK(answer.status == 503);
    CHECK(answer.json().at("code") == "catching_up");
    return last;
  }
  FAIL("the server signs checkpoints on a full disk");
  return 0;
}

TEST_CASE("full disk: no checkpoint is signed and no webhook's cursor is stored") {
  WebhooksUnderTest ledger({"--webhooks-paused"});
  const std::uint64_t license = ledger.license("user", 1);
  const WebhookReceiver receiver;
  const json webhook = ledger.subscribe(receiver.url());
  const json cursor = webhook.at("cursor");
  const std::uint64_t last = add_unsigned_events(ledger, license);
  const std::string note = checkpoint(ledger);
  const auto is_delivered = [&](const json& status) { return status.at("cursor") == last; };

  // Deliveries are sent, but the cursor moves in memory only.
  ledger.begin(full);
  REQUIRE(ledger.wait_status(webhook, is_delivered));
  CHECK(proof(ledger, last).status == 503);
  ledger.begin(full_and_paused);
  CHECK(ledger.status(webhook).at("cursor") == cursor);
  CHECK(checkpoint(ledger) == note);
  REQUIRE(ledger.server->stop() == 0);
  CHECK(anchor(ledger) == note);

  // With room again, the same is delivered once more, stored and signed.
  ledger.begin();
  REQUIRE(ledger.wait_status(webhook, is_delivered));
  CHECK(receiver.received().size() >= 2 * (last - cursor.get<std::uint64_t>()));
  CHECK(proof(ledger, last).status == 200);
  ledger.begin({"--webhooks-paused"});
  CHECK(ledger.status(webhook).at("cursor") == last);
  CHECK(checkpoint(ledger) != note);
  CHECK(checkpoint(ledger) == anchor(ledger));
}

}  // namespace
}  // namespace seatledger::integration
