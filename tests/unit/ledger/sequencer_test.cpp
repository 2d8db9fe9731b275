// The one write path: batches, repeats, and what happens when the log or the views fail.
#include "ledger/write/sequencer.h"

#include <catch2/catch.hpp>

#include "support/sequencer_world.h"

using namespace seatledger;
using namespace seatledger::ledger;
using namespace seatledger::sequencer_world;

namespace {

using Told = std::vector<std::string>;

Request put_platform(const std::string& key = "acme") {
  return request(PutPlatform{{key, key + "-org", 0, key, true, {}}});
}

Request create(std::optional<std::string> transaction_id = {}, std::int64_t count = 5) {
  CreateLicense command;
  command.platform.key = "acme";
  command.count = count;
  Request result = request(command);
  result.transaction_id = std::move(transaction_id);
  return result;
}

Request set_active(bool active, std::optional<std::string> transaction_id = {},
                   std::uint64_t license = 1) {
  UpdateLicense command;
  command.license_id = LicenseId{license};
  command.change.active = active;
  Request result = request(command);
  result.transaction_id = std::move(transaction_id);
  return result;
}

Request with_key(Request request, const std::string& key, std::string actor = "key:1") {
  request.idempotency_key = sha256(key);
  request.actor = std::move(actor);
  return request;
}

Request put_user(std::int64_t user_id, const std::string& username) {
  Person record;
  record.user_id = user_id;
  record.username = username;
  return request(PutUser{record});
}

Request put_group(std::vector<std::int64_t> user_ids) {
  return request(PutGroup{{"g1", "Teachers", "acme", {}}, std::move(user_ids)});
}

// With a platform and, when asked for, license 1.
struct Ready : World {
  explicit Ready(bool license = false) {
    REQUIRE(told(run(put_platform())) == "stored");
    if (license) REQUIRE(told(run(create())) == "stored");
  }
};

const License& license_of(const Outcome& outcome) {
  REQUIRE(outcome.has_value());
  return std::get<License>(outcome->body);
}

}  // namespace

TEST_CASE("rules judge by the clock, also after a commit that was recorded ahead of it") {
  Ready world(true);
  constexpr std::int64_t hour = 3'600'000'000;
  const Timestamp right = world.clock.time;
  UpdateLicense ends;
  ends.license_id = LicenseId{1};
  ends.change.expired = Timestamp{right.micros + hour};
  REQUIRE(told(world.run(request(ends))) == "stored");

  world.clock.time = Timestamp{right.micros + 8 * hour};
  REQUIRE(told(world.run(put_user(7, "ada"))) == "stored");
  CHECK(world.sequencer->newest_recorded() == world.clock.time);
  world.clock.time = right;

  AssignSeat assign;
  assign.kind = Kind::user;
  assign.license_id = LicenseId{1};
  assign.person.user_id = 7;
  CHECK(told(world.run(request(assign))) == "stored");
  CHECK(license_of(world.run(create())).terms.started == right);
  // `recorded` alone goes on from the newest record.
  CHECK(world.sequencer->newest_recorded().micros == right.micros + 8 * hour + 2);
  world.restart();
  REQUIRE(world.sequencer->settle());
  CHECK(world.sequencer->newest_recorded().micros == right.micros + 8 * hour + 2);
}

TEST_CASE("each request of a batch sees what those before it changed") {
  World world;
  const auto outcomes =
      world.run({create(), put_platform(), create(), set_active(false), put_user(7, "ada"),
                 put_user(8, "ada"), put_group({7, 8}), put_user(8, "bob"), put_group({8, 7})});
  CHECK(told(outcomes) == Told{"platform_not_found", "stored", "stored", "stored", "stored",
                               "username_taken", "members_unknown", "stored", "stored"});
  CHECK(license_of(outcomes[3]).version == 2);
  CHECK_FALSE(license_of(outcomes[3]).terms.active);
  CHECK(license_of(outcomes[2]).version == 1);
  CHECK(outcomes[8]->position == Position{6});
  CHECK(world.head() == 6);
  CHECK(world.views->applied() == Position{6});
  CHECK(difference_from_log(world) == std::nullopt);
}

TEST_CASE("twins in one batch are one event and one answer") {
  Ready world(true);
  const auto twins = [&](const Request& one) {
    const auto outcomes = world.run({one, one});
    CHECK(told(outcomes) == Told{"stored", "replayed"});
    return outcomes;
  };
  const auto created = twins(create("t1"));
  CHECK(license_of(created[0]) == license_of(created[1]));
  const auto updated = twins(set_active(false, "t2"));
  CHECK(license_of(updated[0]) == license_of(updated[1]));
  twins(with_key(put_platform("zeta"), "k1"));
  twins(with_key(put_user(7, "ada"), "k2"));
  CHECK(world.head() == 6);
  CHECK(told(world.run({put_platform("beta"), put_platform("beta")})) ==
        Told{"stored", "unchanged"});
}

TEST_CASE("recorded rises strictly, whatever the clock does") {
  World world;
  world.run({put_platform(), create(), create()});
  world.clock.time.micros -= 5'000'000;
  world.run({create(), set_active(false)});
  world.clock.time.micros += 9'000'000;
  world.run(create());
  const auto events = world.events();
  REQUIRE(events.size() == 6);
  CHECK(events.back().recorded == world.clock.time);
  for (std::size_t i = 1; i < events.size(); ++i) {
    CHECK(events[i].recorded > events[i - 1].recorded);
  }
}

TEST_CASE("a new sequencer goes on after the last record's time") {
  Ready world;
  world.clock.time.micros -= 1'000'000;
  Sequencer second(
      {world.log, world.log, world.views->state(), *world.views, world.clock, world.entropy});
  const std::vector requests{create()};
  REQUIRE(told(second.run(requests)) == Told{"stored"});
  CHECK(world.events()[1].recorded > world.events()[0].recorded);
}

TEST_CASE("a dry run answers and stores nothing, not even for its batch") {
  Ready world;
  Request dry = with_key(create("t"), "k");
  dry.dry_run = true;
  const auto outcomes = world.run({dry, set_active(false), create("t")});
  CHECK(told(outcomes) == Told{"unchanged", "license_not_found", "stored"});
  CHECK(license_of(outcomes[0]).id == LicenseId{1});
  CHECK(world.head() == 2);
  Request refused = create();
  std::get<CreateLicense>(refused.command).platform.key = "?";
  refused.dry_run = true;
  CHECK(told(world.run(refused)) == "platform_not_found");
  CHECK(told(world.run(with_key(create("other"), "k"))) == "stored");
}

TEST_CASE("off, on, off under one transaction are three changes; only the latest repeats") {
  Ready world(true);
  CHECK(told(world.run(set_active(false, "s"))) == "stored");
  CHECK(told(world.run(set_active(true, "s"))) == "stored");
  const auto off = world.run(set_active(false, "s"));
  CHECK(told(off) == "stored");
  CHECK(told(world.run(set_active(true, "other"))) == "stored");
  const auto again = world.run(set_active(false, "s"));
  CHECK(told(again) == "replayed");
  CHECK(license_of(again) == license_of(off));
  CHECK(told(world.run(set_active(true))) == "stored");  // no change, without an id: an event
  CHECK(world.events().back().transaction_id.size() == 36);
}

TEST_CASE("a create matches any earlier create of its transaction and content") {
  Ready world;
  const auto first = world.run(create("t", 1));
  CHECK(told(world.run(create("t", 2))) == "stored");
  CHECK(told(world.run(set_active(false, "t", 1))) == "stored");
  const auto again = world.run(create("t", 1));
  CHECK(told(again) == "replayed");
  CHECK(license_of(again) == license_of(first));
  CHECK(again->position == Position{4});
  CHECK(told(world.run(create("t2", 1))) == "stored");
  CHECK(told(world.run(create({}, 1))) == "stored");
}

TEST_CASE("an Idempotency-Key is strict, for each caller alone") {
  Ready world;
  const auto first = world.run(with_key(create(), "k"));
  CHECK(told(world.run(with_key(create(), "k"))) == "replayed");
  CHECK(license_of(world.run(with_key(create(), "k"))) == license_of(first));
  CHECK(told(world.run(with_key(create({}, 6), "k"))) == "idempotency_key_reused");
  CHECK(told(world.run(with_key(set_active(true), "k"))) == "idempotency_key_reused");
  CHECK(told(world.run(with_key(create({}, 6), "k", "key:2"))) == "stored");
  CHECK(told(world.run(with_key(create({}, 6), "k2"))) == "stored");
}

TEST_CASE("a repeat comes before the rules and If-Match") {
  Ready world;
  Request one = create("t");
  std::get<CreateLicense>(one.command).external_id = "x";
  REQUIRE(told(world.run(one)) == "stored");
  CHECK(told(world.run(one)) == "replayed");
  one.transaction_id = "t2";
  CHECK(told(world.run(one)) == "external_id_taken");
  Request off = set_active(false, "s");
  off.if_match = 1;
  REQUIRE(told(world.run(off)) == "stored");
  CHECK(told(world.run(off)) == "replayed");
  off.transaction_id = "s2";
  CHECK(told(world.run(off)) == "version_mismatch");
}

TEST_CASE("what was done is remembered after the views are built again from the log") {
  Ready world;
  const auto first = world.run(with_key(create("t"), "k"));
  world.run({put_user(7, "ada"), put_user(8, "bob"), with_key(put_group({7, 8}), "g")});
  world.run({set_active(false, "s"), put_group({8})});
  projections::MemoryStore store;
  projections::ViewSet views(store);
  Sequencer second({world.log, world.log, views.state(), views, world.clock, world.entropy});
  second.catch_up();
  const std::vector requests{with_key(create("t"), "k"), create("t"), with_key(create("t", 9), "k"),
                             set_active(false, "s"), with_key(put_group({7, 8}), "g")};
  const auto outcomes = second.run(requests);
  CHECK(told(outcomes) ==
        Told{"replayed", "replayed", "idempotency_key_reused", "replayed", "replayed"});
  CHECK(license_of(outcomes[0]) == license_of(first));
  CHECK(license_of(outcomes[1]) == license_of(first));
}

TEST_CASE("a repeat gives a group's members as they were answered first") {
  Ready world;
  world.run({put_user(7, "ada"), put_user(8, "bob"), put_user(9, "cyd"), put_group({7, 8})});
  const Request put = with_key(put_group({9, 8, 7, 9}), "g");
  const auto first = world.run(put);
  REQUIRE(told(first) == "stored");
  const auto again = world.run(put);
  REQUIRE(told(again) == "replayed");
  CHECK(std::get<GroupAnswer>(again->body).members == std::get<GroupAnswer>(first->body).members);
}

TEST_CASE("refusals and what changed nothing are not remembered") {
  World world;
  CHECK(told(world.run(with_key(create("t"), "k"))) == "platform_not_found");
  CHECK(told(world.run(put_platform())) == "stored");
  CHECK(told(world.run(with_key(put_platform(), "k"))) == "unchanged");
  CHECK(told(world.run(with_key(create("t"), "k"))) == "stored");
}

TEST_CASE("a user removed and put again keeps its number, its repeats are seen") {
  Ready world;
  world.run({put_user(7, "ada"), put_group({7})});
  const Request gone = with_key(request(RemoveUser{7}), "r");
  CHECK(told(world.run({gone, gone})) == Told{"stored", "replayed"});
  CHECK(world.events().size() == 5);
  CHECK(world.events()[4].commit == CommitPart{Position{4}, 1, 2});
  CHECK(told(world.run(put_user(8, "ada"))) == "stored");
  const auto back = world.run(put_user(7, "ada7"));
  REQUIRE(told(back) == "stored");
  CHECK(std::get<Person>(back->body).id == PersonId{1});
  CHECK(told(world.run(gone)) == "replayed");
  CHECK(difference_from_log(world) == std::nullopt);
}
