#include "ledger/domain/evolve.h"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/decide_records.h"

namespace seatledger::ledger {
namespace {

using namespace decide_records;

Event event_at(std::uint64_t position, EventBody body) {
  Event event;
  event.position = {position};
  event.commit = {event.position, 0, 1};
  event.recorded = Timestamp{1'000};
  event.kind = Kind::course;
  event.license_id = LicenseId{7};
  event.body = std::move(body);
  return event;
}

TEST_CASE("a license begins as its terms say") {
  LicenseCreated created;
  created.after.platform_key = "main";
  created.after.count = 3;
  const License license = evolve(event_at(20, created), created);
  CHECK(license.id == LicenseId{7});
  CHECK(license.kind == Kind::course);
  CHECK(license.terms == created.after);
  CHECK(license.created == Timestamp{1'000});
  CHECK(license.seats == SeatCounts{});
  CHECK(license.version == 1);
  CHECK(license.changed == Position{20});
}

TEST_CASE("an update sets what it names; its `before` is not read") {
  LicenseCreated created;
  created.after.name = "old";
  created.after.expired = Timestamp{5};
  created.after.external_id = "x";
  License license = evolve(event_at(20, created), created);
  license.seats = {1, 2, 3};

  LicenseUpdated updated;
  updated.before.name = "something else";
  updated.after.name = "new";
  updated.after.expired = std::optional<Timestamp>();
  updated.after.enrollment_config = JsonText("{}");
  const License next = evolve(license, event_at(31, updated), updated);
  License expected = license;
  expected.terms.name = "new";
  expected.terms.expired.reset();
  expected.terms.enrollment_config = JsonText("{}");
  expected.version = 2;
  expected.changed = {31};
  expected.terms_changed = {31};
  CHECK(next == expected);

  expected.version = 3;
  expected.changed = {32};
  expected.terms_changed = {32};
  CHECK(evolve(next, event_at(32, LicenseUpdated{}), LicenseUpdated{}) == expected);
}

TEST_CASE("members stand in the order in which they joined") {
  using Members = std::vector<PersonId>;
  CHECK(evolve_members({}, {}, {}).empty());
  CHECK(evolve_members({}, {{3}, {1}}, {}) == Members{{3}, {1}});
  CHECK(evolve_members({{3}, {1}}, {{2}}, {}) == Members{{3}, {1}, {2}});
  CHECK(evolve_members({{3}, {1}, {2}}, {}, {{1}}) == Members{{3}, {2}});
  CHECK(evolve_members({{3}, {1}, {2}}, {{4}}, {{2}, {3}}) == Members{{1}, {4}});
  CHECK(evolve_members({{1}}, {{1}}, {{1}}) == Members{{1}});  // left and joined again
  CHECK(evolve_members({{1}}, {}, {{9}}) == Members{{1}});
}

TEST_CASE("what decide answers to a group is what its members become") {
  CHECK(rc::check("members after GroupPut = the wanted set", [] {
    const auto ids = [] {
      std::vector<std::int64_t> found =
          *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(1, 9));
      return found;
    };
    std::vector<PersonId> members;
    for (int round = 0; round < 4; ++round) {
      const auto wanted = ids();
      PutGroupInputs inputs{Group{"g", "n", "main", {}}, platform("main", "org", 1), members, {}};
      for (const std::int64_t id : wanted) {
        inputs.users.push_back(person(static_cast<std::uint64_t>(id), id, std::to_string(id)));
      }
      const auto decision = decide(PutGroup{*inputs.current, wanted}, inputs, context());
      RC_ASSERT(decision.has_value());
      for (const EventDraft& draft : decision->events) {
        const auto& put = std::get<GroupPut>(draft.body);
        members = evolve_members(members, put.joined, put.left);
      }
      std::vector<PersonId> sorted = members;
      std::vector<PersonId> answered = std::get<GroupAnswer>(decision->answer).members;
      std::sort(sorted.begin(), sorted.end());
      std::sort(answered.begin(), answered.end());
      RC_ASSERT(sorted == answered);
      RC_ASSERT(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
    }
  }));
}

TEST_CASE("sequences stand past every number that was given, and never fall") {
  const auto after = [](const Sequences& before, EventBody body) {
    return evolve(before, event_at(1, std::move(body)));
  };
  const Sequences none;
  CHECK(after(none, LicenseCreated{}) == Sequences{7, 0, 0, 0});
  CHECK(after({9, 0, 0, 0}, LicenseCreated{}) == Sequences{9, 0, 0, 0});
  CHECK(after({6, 0, 0, 0}, LicenseUpdated{}) == Sequences{6, 0, 0, 0});
  PlatformPut platform_put;
  platform_put.after = platform("main", "org", 500);
  CHECK(after(none, platform_put) == Sequences{0, 0, 0, 500});
  CHECK(after({0, 0, 0, 501}, platform_put) == Sequences{0, 0, 0, 501});
  UserPut user_put;
  user_put.after.person_id = {4};
  CHECK(after(none, user_put) == Sequences{0, 4, 0, 0});
  ApiKey key;
  key.id = {3};
  CHECK(after(none, KeyCreated{key}) == Sequences{0, 0, 3, 0});
  // What goes does not give its number back.
  const Sequences full{9, 9, 9, 9};
  CHECK(after(full, KeyRevoked{key}) == full);
  CHECK(after(full, PlatformRemoved{platform_put.after}) == full);
  CHECK(after(full, UserRemoved{user_put.after}) == full);
  CHECK(after(full, GroupPut{}) == full);
}

}  // namespace
}  // namespace seatledger::ledger
