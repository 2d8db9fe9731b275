// The steps of a batch: the next one is decided while the one before is not appended yet.
#include <catch2/catch.hpp>
#include <deque>
#include <memory>

#include "sequencer_world.h"

using namespace seatledger;
using namespace seatledger::ledger;
using namespace seatledger::sequencer_world;

namespace {

using Told = std::vector<std::string>;
using InFlight = std::shared_ptr<Batch>;

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

Request put_user(std::int64_t user_id, const std::string& name) {
  PutUser command;
  command.record.user_id = user_id;
  command.record.username = name;
  command.record.email = name + "@acme.example";
  return request(command);
}

Request assign(std::uint64_t license, const std::string& email) {
  AssignSeat command;
  command.kind = Kind::user;
  command.license_id = LicenseId{license};
  command.person.email = email;
  return request(command);
}

InFlight seal(World& world, const std::vector<Request>& requests) {
  world.sequencer->decide(requests);
  return world.sequencer->seal();
}

Told store(World& world, const InFlight& batch) {
  world.sequencer->append(*batch);
  return told(world.sequencer->fold(*batch));
}

}  // namespace

TEST_CASE("a batch is decided on top of those that are not appended yet") {
  World world;
  world.run(put_acme());
  const auto first = seal(world, {create_one("t"), create_one()});
  const auto second = seal(world, {recount(1, 7), create_one("t"), create_one()});
  const auto third = seal(world, {recount(1, 9), recount(3, 2), create_one("t")});
  CHECK(world.head() == 1);
  CHECK(store(world, first) == Told{"stored", "stored"});
  CHECK(world.views->applied() == Position{3});
  CHECK(store(world, second) == Told{"stored", "replayed", "stored"});
  CHECK(store(world, third) == Told{"stored", "stored", "replayed"});
  CHECK(world.views->license(LicenseId{1})->version == 3);
  CHECK(world.views->license(LicenseId{3})->terms.count == 2);
  CHECK(difference_from_log(world) == std::nullopt);
}

TEST_CASE("people of a batch that is not appended yet are known to the next") {
  World world;
  world.run({put_acme(), create_one()});
  const auto first = seal(world, {put_user(7, "ada")});
  const auto second = seal(world, {assign(1, "ADA@acme.example"), assign(1, "new@acme.example")});
  world.sequencer->append(*first);
  const auto third = seal(world, {put_user(8, "new"), put_user(7, "ada2")});
  CHECK(told(world.sequencer->fold(*first)) == Told{"stored"});
  CHECK(store(world, second) == Told{"stored", "stored"});
  const auto fourth = seal(world, {assign(1, "ada@acme.example"), assign(1, "ada2@acme.example")});
  CHECK(store(world, third) == Told{"stored", "stored"});
  CHECK(store(world, fourth) == Told{"stored", "unchanged"});
  CHECK(world.views->license(LicenseId{1})->seats.active == 2);
  CHECK(world.views->license(LicenseId{1})->seats.pending == 1);
  CHECK(world.log.by_username("new")->id == PersonId{2});
  CHECK(difference_from_log(world) == std::nullopt);
}

TEST_CASE("the same requests are the same log, however far the disk lags behind") {
  const auto requests_of = [](std::uint64_t i) {
    std::vector<Request> requests{create_one(std::to_string(i % 7))};
    if (i > 0) requests.push_back(recount(1 + i % 3, static_cast<std::int64_t>(i % 5)));
    if (i % 4 == 0) requests.push_back(assign(1 + i % 2, std::to_string(i % 3) + "@acme.example"));
    return requests;
  };
  World plain;
  plain.run(put_acme());
  for (std::uint64_t i = 0; i < 40; ++i) plain.run(requests_of(i));
  for (const std::size_t lag : {0U, 1U, 2U, 5U}) {
    World world;
    world.run(put_acme());
    std::deque<InFlight> in_flight;
    for (std::uint64_t i = 0; i < 40; ++i) {
      in_flight.push_back(seal(world, requests_of(i)));
      while (in_flight.size() > lag) {
        store(world, in_flight.front());
        in_flight.pop_front();
      }
    }
    for (const auto& batch : in_flight) store(world, batch);
    INFO("lag " << lag);
    CHECK(world.events() == plain.events());
    CHECK(difference_from_log(world) == std::nullopt);
  }
}

TEST_CASE("rows that cannot be written fail the batches behind them, and all is folded again") {
  World world;
  world.run(put_acme());
  const auto first = seal(world, {create_one("t")});
  const auto second = seal(world, {create_one("t"), create_one("t2")});
  const auto third = seal(world, {create_one("t2")});  // a repeat alone: no rows of its own
  for (const auto& batch : {first, second, third}) world.sequencer->append(*batch);
  world.store.fail_write(1);
  CHECK(told(world.sequencer->fold(*first)) == Told{"outcome_unknown"});
  CHECK(world.sequencer->must_settle());
  CHECK(told(world.sequencer->fold(*second)) == Told{"outcome_unknown", "outcome_unknown"});
  CHECK(told(world.sequencer->fold(*third)) == Told{"outcome_unknown"});
  CHECK(world.sequencer->settle());
  CHECK(told(world.run({create_one("t"), create_one("t2")})) == Told{"replayed", "replayed"});
  CHECK(difference_from_log(world) == std::nullopt);
}

TEST_CASE("an append that fails takes what was decided on top of it along, not what was before") {
  const auto fault = GENERATE(AppendFault::unknown_not_stored, AppendFault::unknown_stored,
                              AppendFault::unavailable);
  World world;
  world.run(put_acme());
  const auto first = seal(world, {create_one("t")});
  const auto second = seal(world, {create_one("t2"), recount(1, 8)});
  const auto third = seal(world, {create_one("t2"), create_one("t3")});
  world.sequencer->append(*first);
  CHECK(told(world.sequencer->fold(*first)) == Told{"stored"});
  world.log.fail_append(1, fault);
  world.sequencer->append(*second);
  world.sequencer->append(*third);
  world.sequencer->decide(std::vector{recount(1, 9)});
  const std::string lost = fault == AppendFault::unavailable ? "catching_up" : "outcome_unknown";
  CHECK(told(world.sequencer->fold(*second)) == Told{lost, lost});
  world.sequencer->decide(std::vector{recount(1, 10)});
  CHECK(told(world.sequencer->fold(*third)) == Told{"catching_up", "catching_up"});
  CHECK(store(world, world.sequencer->seal()) == Told{"catching_up", "catching_up"});
  CHECK(world.sequencer->settle());
  const bool is_stored = fault == AppendFault::unknown_stored;
  CHECK(told(world.run({create_one("t"), create_one("t2"), create_one("t3")})) ==
        Told{"replayed", is_stored ? "replayed" : "stored", "stored"});
  CHECK(world.views->license(LicenseId{1})->terms.count == (is_stored ? 8 : 5));
  CHECK(difference_from_log(world) == std::nullopt);
}

TEST_CASE("reads that fail while a batch is decided leave the batch before it alone") {
  World world;
  world.run({put_acme(), create_one()});
  const auto first = seal(world, {create_one("t")});
  world.sequencer->append(*first);
  world.store.fail_reads(true);
  world.sequencer->decide(std::vector{recount(99, 1)});
  world.store.fail_reads(false);
  CHECK(told(world.sequencer->fold(*first)) == Told{"stored"});
  CHECK(store(world, world.sequencer->seal()) == Told{"catching_up"});
  CHECK(told(world.run({create_one("t"), recount(2, 3)})) == Told{"replayed", "stored"});
  CHECK(difference_from_log(world) == std::nullopt);
}
