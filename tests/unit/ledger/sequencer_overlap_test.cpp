// Two batches under way: the second is decided while the first is appended.
#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <utility>

#include "support/command_generator.h"
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

Request put_user(std::int64_t user_id) {
  Person record;
  record.user_id = user_id;
  record.username = "user" + std::to_string(user_id);
  return request(PutUser{record});
}

// With a platform, and two batches of it under way, both decided and neither appended.
struct Overlapping : World {
  Overlapping(const std::vector<Request>& one, const std::vector<Request>& two) {
    REQUIRE(told(run(put_platform("acme"))) == "stored");
    first = &sequencer->begin();
    sequencer->decide(*first, one);
    REQUIRE(sequencer->may_begin());
    second = &sequencer->begin();
    sequencer->decide(*second, two);
  }

  Batch* first = nullptr;
  Batch* second = nullptr;
};

void check_overlap_together(World& world) {
  REQUIRE(world.sequencer->settle());
  CHECK(world.views->applied() == world.log.head());
  CHECK(difference_from_log(world) == std::nullopt);
}

}  // namespace

TEST_CASE("a second batch is decided on the state after the first, which no reader sees yet") {
  Overlapping world({create("a"), create("b")}, {create("c"), create("a")});
  CHECK(world.head() == 1);
  world.sequencer->append(*world.first);
  CHECK(world.head() == 3);
  CHECK(world.views->applied() == Position{1});

  const auto first = world.sequencer->finish();
  CHECK(told(first) == Told{"stored", "stored"});
  CHECK(world.views->applied() == Position{3});

  // More of it, now that the first is in log and views.
  world.sequencer->decide(*world.second, std::vector{create("b"), create("c"), create("d")});
  CHECK(world.head() == 3);
  world.sequencer->append(*world.second);
  const auto second = world.sequencer->finish();
  CHECK(told(second) == Told{"stored", "replayed", "replayed", "replayed", "stored"});
  CHECK(std::get<License>(second[0]->body).id == LicenseId{3});
  CHECK(std::get<License>(second[1]->body) == std::get<License>(first[0]->body));
  CHECK(std::get<License>(second[4]->body).id == LicenseId{4});
  CHECK(world.head() == 5);
  check_overlap_together(world);
}

TEST_CASE("the next is appended before the rows of the one before are written") {
  Overlapping world({create("a")}, {create("b")});
  world.sequencer->append(*world.first);
  world.sequencer->append(*world.second);
  CHECK(world.head() == 3);
  CHECK(told(world.sequencer->finish()) == Told{"stored"});
  CHECK(world.views->applied() == Position{2});
  CHECK(told(world.sequencer->finish()) == Told{"stored"});
  check_overlap_together(world);
}

TEST_CASE("when the first of two cannot be stored, the second is not appended") {
  const auto fault = GENERATE(AppendFault::unavailable, AppendFault::unknown_stored,
                              AppendFault::unknown_not_stored);
  const bool is_appended = GENERATE(true, false);
  const std::vector<Request> seconds{create("b"), create("a"), create("?")};
  Overlapping world({create("a")}, seconds);
  world.log.fail_append(1, fault);
  world.sequencer->append(*world.first);
  // Also by who appends before the end of the first is seen.
  if (is_appended) world.sequencer->append(*world.second);
  const bool refused = fault == AppendFault::unavailable;
  CHECK(told(world.sequencer->finish()) == Told{refused ? "catching_up" : "outcome_unknown"});
  CHECK_FALSE(world.sequencer->is_settled());
  CHECK_FALSE(world.sequencer->may_begin());
  if (!is_appended) world.sequencer->append(*world.second);
  CHECK(told(world.sequencer->finish()) == Told{"catching_up", "catching_up", "catching_up"});

  const bool stored = fault == AppendFault::unknown_stored;
  const auto again = world.run(seconds);
  CHECK(told(again) == Told{"stored", stored ? "replayed" : "stored", "stored"});
  CHECK(std::get<License>(again[0]->body).id == LicenseId{stored ? 2U : 1U});
  CHECK(world.head() == 4);
  check_overlap_together(world);
}

TEST_CASE("an answer that needs nothing stored is not given when the batch before it failed") {
  Overlapping world({create("a")}, {create("a")});
  CHECK_FALSE(Sequencer::needs_append(*world.second));
  world.log.fail_append(1, AppendFault::unknown_not_stored);
  world.sequencer->append(*world.first);
  CHECK(told(world.sequencer->finish()) == Told{"outcome_unknown"});
  CHECK(told(world.sequencer->finish()) == Told{"catching_up"});
  check_overlap_together(world);
}

TEST_CASE("when the second of two fails, the first is stored all the same") {
  const auto fault = GENERATE(AppendFault::unavailable, AppendFault::unknown_stored,
                              AppendFault::unknown_not_stored);
  Overlapping world({create("a")}, {create("b")});
  world.log.fail_append(2, fault);
  world.sequencer->append(*world.first);
  world.sequencer->append(*world.second);
  CHECK(told(world.sequencer->finish()) == Told{"stored"});
  CHECK(world.views->applied() == Position{2});
  const bool refused = fault == AppendFault::unavailable;
  CHECK(told(world.sequencer->finish()) == Told{refused ? "catching_up" : "outcome_unknown"});
  CHECK(told(world.run({create("a"), create("b")})) ==
        Told{"replayed", fault == AppendFault::unknown_stored ? "replayed" : "stored"});
  check_overlap_together(world);
}

TEST_CASE("rows of the first that cannot be written: what is in the log is seen after it") {
  const bool is_appended = GENERATE(true, false);
  Overlapping world({create("a")}, {create("b")});
  world.sequencer->append(*world.first);
  if (is_appended) world.sequencer->append(*world.second);
  world.store.fail_write(1);
  CHECK(told(world.sequencer->finish()) == Told{"outcome_unknown"});
  CHECK(told(world.sequencer->finish()) == Told{is_appended ? "outcome_unknown" : "catching_up"});
  CHECK(told(world.run({create("a"), create("b")})) ==
        Told{"replayed", is_appended ? "replayed" : "stored"});
  check_overlap_together(world);
}

TEST_CASE("a store that cannot be read loses the second, and the first is stored") {
  Overlapping world({create("a")}, {});
  world.store.fail_reads(true);
  world.sequencer->decide(*world.second, std::vector{put_platform("zeta"), create("b")});
  world.store.fail_reads(false);
  CHECK_FALSE(Sequencer::needs_append(*world.second));
  world.sequencer->append(*world.first);
  CHECK(told(world.sequencer->finish()) == Told{"stored"});
  CHECK(world.views->applied() == Position{2});
  CHECK_FALSE(world.sequencer->may_begin());
  CHECK(told(world.sequencer->finish()) == Told{"catching_up", "catching_up"});
  check_overlap_together(world);
}

TEST_CASE("nothing is decided on top of a batch that changes people, nor on top of two") {
  World world;
  REQUIRE(told(world.run(put_platform("acme"))) == "stored");
  Batch& people = world.sequencer->begin();
  CHECK(world.sequencer->may_begin());
  world.sequencer->decide(people, std::vector{put_user(7)});
  CHECK_FALSE(world.sequencer->may_begin());
  CHECK_THROWS_AS(world.sequencer->begin(), std::logic_error);
  world.sequencer->append(people);
  CHECK(told(world.sequencer->finish()) == Told{"stored"});

  Overlapping two({create("a")}, {create("b")});
  CHECK_FALSE(two.sequencer->may_begin());
}

// The steps of two batches in any order that is allowed give what one batch after the other gives.
TEST_CASE("batches that overlap are decided as if each was stored before the next") {
  using namespace seatledger::command_generator;
  rc::prop("the same answers, the same log, the same views", [] {
    World plain;
    World overlapping;
    Sequencer& sequencer = *overlapping.sequencer;
    std::vector<Told> plainly;
    std::vector<Told> overlapped;
    std::deque<Batch*> under_way;
    std::size_t appended = 0;
    const auto append = [&] { sequencer.append(*under_way.at(appended++)); };
    const auto finish = [&] {
      if (appended == 0) append();
      overlapped.push_back(told(sequencer.finish()));
      under_way.pop_front();
      --appended;
    };
    const std::size_t count = 1 + below(20);
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<Request> requests = i == 0 ? beginning() : std::vector<Request>();
      while (i > 0 && requests.size() < 3) requests.push_back(any_request());
      plainly.push_back(told(plain.run(requests)));
      while (!sequencer.may_begin()) finish();
      Batch& batch = *under_way.emplace_back(&sequencer.begin());
      for (const Request& request : requests) {
        if (appended < under_way.size() - 1 && one_in(3)) append();
        if (under_way.size() > 1 && one_in(3)) finish();
        sequencer.decide(batch, std::span(&request, 1));
      }
      if (one_in(2)) {
        while (appended < under_way.size()) append();
      }
    }
    while (!under_way.empty()) finish();
    RC_ASSERT(overlapped == plainly);
    RC_ASSERT(overlapping.log.read_after({}, overlapping.head()) ==
              plain.log.read_after({}, plain.head()));
    RC_ASSERT(difference_from_log(overlapping) == std::nullopt);
  });
}
