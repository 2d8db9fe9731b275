// What every engine promises of the rows that servers share (ledger/shared/shared_rows.h).
#include <catch2/catch.hpp>
#include <limits>

#include "shared_engines.h"

using namespace seatledger;
using namespace seatledger::ledger;
using contract::open_shared_engine;
using contract::shared_engine_names;
using contract::SharedEngine;

namespace {

constexpr std::size_t no_limit = std::numeric_limits<std::int32_t>::max();
const ServerIdentity leading{"00000000-0000-4000-8000-000000000001", "one", "http://one:1"};
const ServerIdentity other{"00000000-0000-4000-8000-000000000002", "two", "http://two:2"};

Term lead(SharedEngine& engine, const ServerIdentity& me) {
  const auto ledger = engine.connect();
  return ledger->take_lead(ledger->watch(), me).value();
}

std::vector<std::uint64_t> sizes_of(const std::vector<StoredCheckpoint>& checkpoints) {
  std::vector<std::uint64_t> sizes;
  for (const StoredCheckpoint& checkpoint : checkpoints) sizes.push_back(checkpoint.size);
  return sizes;
}

SharedServer server_row(const ServerIdentity& identity, std::uint64_t position) {
  return {identity, "1.2.3", Position{position}, Position{2}, "in /backups", {}};
}

}  // namespace

TEST_CASE("rows that are written are read by every server") {
  const auto engine = open_shared_engine(GENERATE(from_range(shared_engine_names())));
  const Term term = lead(*engine, leading);
  const auto rows = engine->connect_rows();
  const auto reader = engine->connect_rows();
  CHECK_FALSE(reader->secret("people_lookup"));
  CHECK(rows->put_secret(term, {"people_lookup", "ab"}));
  CHECK(rows->put_secret(term, {"people_lookup", "cd"}));
  CHECK(reader->secret("people_lookup") == "cd");

  CHECK(rows->put_signing_key(term, {"signing_key", "seed 1"}, {1, "key 1"}));
  CHECK(rows->put_signing_key(term, {"signing_key", "seed 2"}, {2, "key 2"}));
  CHECK(reader->secret("signing_key") == "seed 2");
  CHECK(reader->verifier_keys() == std::vector<SharedVerifierKey>{{1, "key 1"}, {2, "key 2"}});

  CHECK(rows->put_webhooks(term,
                           std::vector<SharedWebhook>{{WebhookId{1}, "a"}, {WebhookId{2}, "b"}}));
  CHECK(rows->put_webhooks(term, std::vector<SharedWebhook>{{WebhookId{1}, std::nullopt}}));
  CHECK(reader->webhooks() ==
        std::vector<SharedWebhook>{{WebhookId{1}, std::nullopt}, {WebhookId{2}, "b"}});
}

TEST_CASE("checkpoints are read from a size on, and dropped with a later one") {
  const auto engine = open_shared_engine(GENERATE(from_range(shared_engine_names())));
  const Term term = lead(*engine, leading);
  const auto rows = engine->connect_rows();
  for (const std::uint64_t size : {5U, 9U, 12U}) {
    CHECK(rows->put_checkpoint(term, {size, "note " + std::to_string(size)}, {}));
  }
  CHECK(sizes_of(rows->checkpoints_from(0, no_limit)) == std::vector<std::uint64_t>{5, 9, 12});
  CHECK(sizes_of(rows->checkpoints_from(9, 1)) == std::vector<std::uint64_t>{9});
  CHECK(rows->checkpoints_from(10, no_limit).at(0).note == "note 12");
  CHECK(rows->put_checkpoint(term, {20, "note 20"}, std::vector<std::uint64_t>{5, 12}));
  CHECK(sizes_of(rows->checkpoints_from(0, no_limit)) == std::vector<std::uint64_t>{9, 20});
}

TEST_CASE("only the leader of this epoch writes rows") {
  const auto engine = open_shared_engine(GENERATE(from_range(shared_engine_names())));
  const Term old = lead(*engine, leading);
  const auto rows = engine->connect_rows();
  CHECK(rows->put_checkpoint(old, {5, "note"}, {}));
  lead(*engine, other);
  CHECK_FALSE(rows->put_secret(old, {"name", "value"}));
  CHECK_FALSE(rows->put_signing_key(old, {"signing_key", "seed"}, {1, "key"}));
  CHECK_FALSE(rows->put_checkpoint(old, {6, "note"}, std::vector<std::uint64_t>{5}));
  CHECK_FALSE(rows->put_webhooks(old, std::vector<SharedWebhook>{{WebhookId{1}, "a"}}));
  CHECK_FALSE(rows->remove_server(old, "one"));
  CHECK_FALSE(rows->secret("name"));
  CHECK_FALSE(rows->secret("signing_key"));
  CHECK(rows->verifier_keys() == std::vector<SharedVerifierKey>{{1, "key"}});
  CHECK(rows->webhooks().empty());
  CHECK(sizes_of(rows->checkpoints_from(0, no_limit)) == std::vector<std::uint64_t>{5});
}

TEST_CASE("each server has a row, and a name that is alive is nobody else's") {
  const auto engine = open_shared_engine(GENERATE(from_range(shared_engine_names())));
  const auto rows = engine->connect_rows();
  CHECK(rows->put_server(server_row(leading, 7), 3600));
  CHECK(rows->put_server(server_row(leading, 8), 3600));
  CHECK(rows->put_server(server_row(other, 3), 3600));
  const ServerIdentity thief{other.id, "one", "http://three:3"};
  CHECK_FALSE(rows->put_server(server_row(thief, 1), 3600));
  const auto servers = rows->servers();
  REQUIRE(servers.size() == 2);
  CHECK(servers[0].identity == leading);
  CHECK(servers[0].version == "1.2.3");
  CHECK(servers[0].position == Position{8});
  CHECK(servers[0].erased_to == Position{2});
  CHECK(servers[0].backups == "in /backups");
  CHECK(servers[0].seen.micros > 0);
  CHECK(servers[1].identity == other);

  // A process that died is not waited for.
  CHECK(rows->put_server(server_row(thief, 1), 0));
  CHECK(rows->servers().at(0).identity == thief);

  const Term term = lead(*engine, leading);
  CHECK(rows->remove_server(term, "two"));
  CHECK_FALSE(rows->remove_server(term, "two"));
  CHECK(rows->servers().size() == 1);
}
