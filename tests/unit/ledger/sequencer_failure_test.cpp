// What the sequencer answers when the log or the views fail, and how both come together again.
#include <catch2/catch.hpp>

#include "support/sequencer_world.h"

using namespace seatledger;
using namespace seatledger::ledger;
using namespace seatledger::sequencer_world;

namespace {

using Told = std::vector<std::string>;

Request put_platform(const std::string& key) {
  return request(PutPlatform{{key, key + "-org", 0, key, true, {}}});
}

Request create(std::optional<std::string> transaction_id = {}) {
  CreateLicense command;
  command.platform.key = "acme";
  Request result = request(command);
  result.transaction_id = std::move(transaction_id);
  return result;
}

void check_together(World& world) {
  CHECK(world.views->applied() == world.log.head());
  CHECK(difference_from_log(world) == std::nullopt);
  CHECK_FALSE(world.reports.empty());
}

}  // namespace

TEST_CASE("an unknown outcome that was stored is seen after recovery, and its repeat is one") {
  World world;
  world.run(put_platform("acme"));
  world.log.fail_append(1, AppendFault::unknown_stored);
  CHECK(told(world.run({create("t"), create("t"), create("t2")})) ==
        Told{"outcome_unknown", "outcome_unknown", "outcome_unknown"});
  CHECK(told(world.run({create("t"), create("t2"), create("t3")})) ==
        Told{"replayed", "replayed", "stored"});
  CHECK(world.head() == 4);
  check_together(world);
}

TEST_CASE("an unknown outcome that was not stored leaves no trace") {
  World world;
  world.run(put_platform("acme"));
  world.log.fail_append(1, AppendFault::unknown_not_stored);
  CHECK(told(world.run({create("t"), create()})) == Told{"outcome_unknown", "outcome_unknown"});
  const auto outcome = world.run(create("t"));
  REQUIRE(told(outcome) == "stored");
  CHECK(std::get<License>(outcome->body).id == LicenseId{1});
  CHECK(world.head() == 2);
  check_together(world);
}

TEST_CASE("while the log cannot be opened nothing is stored, then all goes on") {
  World world;
  world.run(put_platform("acme"));
  world.log.fail_append(1, AppendFault::unknown_stored);
  world.log.fail_recovers(2);
  CHECK(told(world.run(create("t"))) == "outcome_unknown");
  CHECK(told(world.run(create("t"))) == "catching_up");
  CHECK(told(world.run({create("t"), create()})) == Told{"catching_up", "catching_up"});
  CHECK(told(world.run(create("t"))) == "replayed");
  check_together(world);
}

TEST_CASE("a log that refuses stores nothing, and the next batch works") {
  World world;
  world.run(put_platform("acme"));
  world.log.fail_append(1, AppendFault::unavailable);
  CHECK(told(world.run({create("t"), put_platform("zeta")})) == Told{"catching_up", "catching_up"});
  CHECK(world.head() == 1);
  const auto outcomes = world.run({create("t"), put_platform("zeta")});
  CHECK(told(outcomes) == Told{"stored", "stored"});
  check_together(world);
}

TEST_CASE(
    "when another appends nothing is stored, and what it appended is seen by the next batch") {
  World world;
  world.run(put_platform("acme"));
  World other;
  other.run(put_platform("acme"));
  world.log.lose_lead(true);
  for (int i = 0; i < 2; ++i) {
    CHECK(told(world.run({create("t"), create()})) == Told{"no_leader", "no_leader"});
  }
  CHECK(world.head() == 1);
  REQUIRE(told(other.run(create("o"))) == "stored");
  world.log.lose_lead(false);
  const std::vector<std::string> appended{other.log.read_after(Position{1}, 1).at(0).bytes};
  REQUIRE(world.log.append(Position{1}, appended, {}) == AppendStatus::stored);
  const auto outcomes = world.run({create("o"), create("t")});
  CHECK(told(outcomes) == Told{"replayed", "stored"});
  CHECK(std::get<License>(outcomes[1]->body).id == LicenseId{2});
  check_together(world);
}

TEST_CASE("a view write that fails after the log's: unknown, then caught up and seen") {
  World world;
  world.run(put_platform("acme"));
  const bool flushed = GENERATE(true, false);
  if (flushed) world.views->flush();
  world.store.fail_write(1);
  CHECK(told(world.run({create("t"), create(), create("?")})) ==
        Told{"outcome_unknown", "outcome_unknown", "outcome_unknown"});
  CHECK(world.head() == 4);
  CHECK(world.views->applied() < world.log.head());
  const auto outcomes = world.run({create("t"), create("t4")});
  CHECK(told(outcomes) == Told{"replayed", "stored"});
  CHECK(std::get<License>(outcomes[0]->body).id == LicenseId{1});
  CHECK(std::get<License>(outcomes[1]->body).id == LicenseId{4});
  check_together(world);
}

TEST_CASE("while view writes keep failing nothing is stored") {
  World world;
  world.run(put_platform("acme"));
  world.store.fail_write(1);
  CHECK(told(world.run(create("t"))) == "outcome_unknown");
  for (int i = 0; i < 3; ++i) {
    world.store.fail_write(1);
    CHECK(told(world.run({create("t"), put_platform("zeta")})) ==
          Told{"catching_up", "catching_up"});
    CHECK(world.head() == 2);
  }
  CHECK(told(world.run({create("t"), put_platform("zeta")})) == Told{"replayed", "stored"});
  check_together(world);
}

TEST_CASE("reads that fail store nothing of the batch, not even what was decided before") {
  World world;
  world.run(put_platform("acme"));
  const bool views = GENERATE(true, false);
  const auto fail = [&](bool failing) {
    views ? world.store.fail_reads(failing) : world.log.fail_reads(failing);
  };
  Person record;
  record.user_id = 7;
  record.username = "ada";
  const std::vector<Request> batch{create("t"), request(PutUser{record})};
  fail(true);
  CHECK(told(world.run(batch)) == Told{"catching_up", "catching_up"});
  CHECK(told(world.run(batch)) == Told{"catching_up", "catching_up"});
  fail(false);
  CHECK(world.head() == 1);
  CHECK(told(world.run(batch)) == Told{"stored", "stored"});
  check_together(world);
}

TEST_CASE("whichever view write or append fails, nothing is stored twice and nothing is lost") {
  const std::size_t nth = GENERATE(range<std::size_t>(1, 6));
  const int fault = GENERATE(0, 1, 2, 3);
  World world;
  if (fault == 3) {
    world.store.fail_write(nth);
  } else {
    world.log.fail_append(nth, static_cast<AppendFault>(fault));
  }
  const auto insist = [&](const Request& one) {
    for (int tries = 0; tries < 4; ++tries) {
      if (world.run(one).has_value()) return;
    }
    FAIL("never answered");
  };
  insist(put_platform("acme"));
  for (const char* id : {"a", "b", "c", "d", "e"}) insist(create(id));
  CHECK(world.head() == 6);
  CHECK(world.views->state().sequences().license == 5);
  check_together(world);
}
