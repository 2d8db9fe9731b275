// The two steps of a batch: the next one is decided while the rows of the one before are not
// written yet.
#include <catch2/catch.hpp>
#include <deque>

#include "sequencer_world.h"

using namespace seatledger;
using namespace seatledger::ledger;
using namespace seatledger::sequencer_world;

namespace {

using Told = std::vector<std::string>;

Request put_acme() { return request(PutPlatform{{"acme", "acme-org", 0, "Acme", true, {}}}); }

Request create_one(std::optional<std::string> transaction_id = {}) {
  CreateLicense command;
  command.platform.key = "acme";
  command.count = 5;
  Request result = request(command);
  result.transaction_id = std::move(transaction_id);
  return result;
}

Request recount(std::uint64_t license, std::int64_t count) {
  UpdateLicense command;
  command.license_id = LicenseId{license};
  command.change.count = count;
  return request(command);
}

Sequencer::Appended append(World& world, std::vector<Request> requests) {
  return world.sequencer->append(requests);
}

Told fold(World& world, Sequencer::Appended& batch) {
  return told(world.sequencer->fold(std::move(batch)));
}

}  // namespace

TEST_CASE("a batch sees the rows of those before it that are not written yet") {
  World world;
  world.run(put_acme());
  auto first = append(world, {create_one("t"), create_one()});
  auto second = append(world, {recount(1, 7), create_one("t"), create_one()});
  auto third = append(world, {recount(1, 9), recount(3, 2)});
  CHECK(world.views->applied() == Position{1});
  CHECK(fold(world, first) == Told{"stored", "stored"});
  CHECK(world.views->applied() == Position{3});
  CHECK(fold(world, second) == Told{"stored", "replayed", "stored"});
  CHECK(fold(world, third) == Told{"stored", "stored"});
  CHECK(world.views->license(LicenseId{1})->version == 3);
  CHECK(world.views->license(LicenseId{3})->terms.count == 2);
  CHECK(difference_from_log(world) == std::nullopt);
}

TEST_CASE("the same requests are the same log, however far the rows lag behind") {
  for (const std::size_t lag : {0U, 1U, 2U, 5U}) {
    World world;
    world.run(put_acme());
    std::deque<Sequencer::Appended> waiting;
    for (std::uint64_t i = 0; i < 40; ++i) {
      std::vector<Request> requests{create_one(std::to_string(i % 7))};
      if (i > 0) requests.push_back(recount(1 + i % 3, static_cast<std::int64_t>(i % 5)));
      waiting.push_back(append(world, std::move(requests)));
      while (waiting.size() > lag) {
        fold(world, waiting.front());
        waiting.pop_front();
      }
    }
    for (auto& batch : waiting) fold(world, batch);
    World plain;
    plain.run(put_acme());
    for (std::uint64_t i = 0; i < 40; ++i) {
      std::vector<Request> requests{create_one(std::to_string(i % 7))};
      if (i > 0) requests.push_back(recount(1 + i % 3, static_cast<std::int64_t>(i % 5)));
      plain.run(requests);
    }
    INFO("lag " << lag);
    CHECK(world.events() == plain.events());
    CHECK(difference_from_log(world) == std::nullopt);
  }
}

TEST_CASE("rows that cannot be written fail the batches behind them, and all is folded again") {
  World world;
  world.run(put_acme());
  auto first = append(world, {create_one("t")});
  world.store.fail_write(1);
  auto second = append(world, {create_one("t"), create_one("t2")});
  auto third = append(world, {create_one("t2")});  // a repeat alone: no rows of its own
  CHECK(fold(world, first) == Told{"outcome_unknown"});
  CHECK(world.sequencer->must_settle());
  CHECK(fold(world, second) == Told{"outcome_unknown", "outcome_unknown"});
  CHECK(fold(world, third) == Told{"outcome_unknown"});
  CHECK(world.sequencer->settle());
  CHECK(told(world.run({create_one("t"), create_one("t2")})) == Told{"replayed", "replayed"});
  CHECK(difference_from_log(world) == std::nullopt);
}

TEST_CASE("an append that fails leaves the rows of the batch before it alone") {
  World world;
  world.run(put_acme());
  auto first = append(world, {create_one("t")});
  world.log.fail_append(1, AppendFault::unknown_not_stored);
  auto second = append(world, {create_one("t2")});
  auto third = append(world, {create_one("t3")});  // before log and views are together again
  CHECK(fold(world, first) == Told{"stored"});
  CHECK(fold(world, second) == Told{"outcome_unknown"});
  CHECK(fold(world, third) == Told{"catching_up"});
  CHECK(told(world.run({create_one("t"), create_one("t2")})) == Told{"replayed", "stored"});
  CHECK(world.head() == 3);
  CHECK(difference_from_log(world) == std::nullopt);
}
