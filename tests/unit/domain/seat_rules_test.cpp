// The rules of seats, one after the other, over a ledger in memory: each refusal by its name, and
// what one commit does to everybody it concerns.
#include "ledger/domain/refusals.h"
#include "support/seat_world.h"

using namespace seatledger;
using namespace seatledger::ledger;
using namespace seatledger::seat_world;

namespace {

constexpr std::int64_t hour = 3'600'000'000;

}  // namespace

TEST_CASE("an assignment is made, changed, switched off and on, taken back and made again") {
  Seats world(2);
  const auto first = std::get<Seat>(world.must(world.assign(1)).body);
  CHECK(first.terms.active);
  CHECK(first.version == 1);
  CHECK(world.counts() == used(1));
  CHECK(world.tell(world.assign(1)) == "unchanged");
  auto wish = world.assign(1);
  wish.wish.fulfilled = true;
  CHECK(std::get<Seat>(world.must(wish).body).terms.fulfilled);
  CHECK(std::get<Seat>(world.must(world.assign(1, false)).body).terms.fulfilled);
  CHECK(world.counts() == used(0));
  const auto again = std::get<Seat>(world.must(world.assign(1)).body);
  CHECK(again.id == first.id);
  CHECK(again.version == 4);
  CHECK(world.counts() == used(1));
  CHECK(world.tell(world.release(first.id)) == "stored");
  CHECK(world.counts() == used(0));
  CHECK(world.tell(world.release(first.id)) == "assignment_not_found");
  const auto anew = std::get<Seat>(world.must(world.assign(1)).body);
  CHECK(anew.id == first.id);
  CHECK_FALSE(anew.terms.fulfilled);
}

TEST_CASE("refusals of an assignment, the first that applies") {
  Seats world(1);
  auto unknown_license = world.assign(1);
  unknown_license.license_id = LicenseId{9};
  CHECK(world.tell(unknown_license) == "license_not_found");
  auto other_kind = world.assign(1);
  other_kind.kind = Kind::user;
  CHECK(world.tell(other_kind) == "license_not_found");
  CHECK(world.tell(world.assign(99)) == "user_not_found");
  world.must(world.assign(1));
  const Error full = world.refused(world.assign(2));
  CHECK(full.code == ErrorCode::no_seats_available);
  REQUIRE(full.figures.size() == 3);
  CHECK(full.figures[0].name == "count");
  CHECK(full.figures[0].value == 1);
  CHECK(full.figures[1].value == 1);
  CHECK(full.figures[2].value == 1);

  LicenseChange expiring;
  expiring.expired = std::optional<Timestamp>(Timestamp{world.clock.time.micros + hour});
  world.must(world.update(expiring));
  world.clock.time.micros += hour;
  CHECK(world.tell(world.assign(2)) == "license_expired");
  CHECK(world.tell(world.assign(1)) == "unchanged");  // a seat held is no new seat
  LicenseChange off;
  off.active = false;
  world.must(world.update(off));
  CHECK(world.tell(world.assign(2)) == "license_inactive");
  CHECK(world.tell(world.assign(2, false)) == "stored");  // takes no seat
  CHECK(world.counts() == used(1));
}

TEST_CASE("a count may not fall below what is in use") {
  Seats world(3);
  world.must(world.assign(1));
  world.must(world.invite("ada@acme.example"));
  LicenseChange fewer;
  fewer.count = std::int64_t{1};
  CHECK(world.tell(world.update(fewer)) == "count_below_usage");
  fewer.count = std::int64_t{2};
  CHECK(world.tell(world.update(fewer)) == "stored");
}

TEST_CASE("a group gets seats for all its members or for nobody") {
  Seats world(2);
  const Error refusal = world.refused(world.assign_group("a"));
  CHECK(refusal.code == ErrorCode::no_seats_available);
  CHECK(refusal.figures[2].value == 3);
  CHECK(world.counts() == used(0));
  LicenseChange more;
  more.count = std::int64_t{3};
  world.must(world.update(more));
  const auto answer = std::get<GroupAssignmentAnswer>(world.must(world.assign_group("a")).body);
  CHECK(answer.user_count == 3);
  CHECK(answer.assigned_count == 3);
  CHECK(world.counts() == used(3));
  CHECK(world.views->state().license(LicenseId{1})->version == 3);  // once for the whole commit
  CHECK(world.tell(world.assign_group("a")) == "unchanged");
  CHECK_FALSE(world.seat_of(1)->terms.direct);
}

TEST_CASE(
    "who joins a full license waits, in order, and moves up in the commit that frees a seat") {
  Seats world(3);
  world.must(world.assign_group("a"));
  world.must(Seats::group("a", {1, 2, 3, 5, 4}));
  CHECK(world.counts() == used(3, 0, 2));
  const std::uint64_t before = world.head();
  world.must(Seats::group("a", {1, 3, 5, 4}));  // 2 leaves
  CHECK(world.head() == before + 3);            // group_put, seat_released, seat_assigned
  CHECK(world.holds(5));
  CHECK_FALSE(world.holds(4));
  CHECK(world.counts() == used(3, 0, 1));
  LicenseChange more;
  more.count = std::int64_t{5};
  world.must(world.update(more));
  CHECK(world.holds(4));
  CHECK(world.counts() == used(4));
}

TEST_CASE("a seat stays while anything else covers the person") {
  Seats world(4);
  world.must(world.assign_group("a"));
  const auto b = std::get<GroupAssignmentAnswer>(world.must(world.assign_group("b")).body);
  world.must(world.assign(1));  // an own assignment beside the group's
  CHECK(world.counts() == used(4));
  world.must(Seats::group("a", {}));
  CHECK(world.holds(1));  // own
  CHECK_FALSE(world.holds(2));
  CHECK(world.holds(3));  // through b
  world.must(ReleaseGroup{Kind::program, b.assignment.id, {}, true, {}});
  CHECK(world.counts() == used(1));
}

TEST_CASE("a group that goes takes what it alone covered, and its assignment") {
  Seats world(3);
  world.must(world.assign_group("a"));
  world.must(RemoveGroup{"a"});
  CHECK(world.counts() == used(0));
  CHECK_FALSE(world.views->state().group_assignment(LicenseId{1}, "a"));
}

TEST_CASE("a user who goes gives back every seat, and a waiting one moves up") {
  Seats world(3);
  world.must(world.assign_group("a"));
  world.must(Seats::group("a", {1, 2, 3, 4}));
  world.must(RemoveUser{1});
  CHECK(world.holds(4));
  CHECK(world.counts() == used(3));
  CHECK_FALSE(world.holds(1));
}

TEST_CASE("an e-mail holds a seat until its user comes, who keeps seat and id") {
  Seats world(2);
  const auto seat = std::get<Seat>(world.must(world.invite("Eve@Acme.example")).body);
  CHECK(world.counts() == used(0, 1));
  CHECK(world.tell(world.invite("eve@acme.example")) == "unchanged");
  world.must(Seats::user(6, "eve@acme.EXAMPLE"));
  CHECK(world.counts() == used(1));
  CHECK(world.seat_of(6)->id == seat.id);
  CHECK_FALSE(world.seat_of(6)->terms.pending);
}

TEST_CASE("an e-mail that turns out to be a known user's is merged") {
  Seats world(3);
  const auto own = std::get<Seat>(world.must(world.assign(1)).body);
  world.must(world.invite("one@acme.example"));
  const auto other = std::get<Seat>(world.must(world.invite("two@acme.example")).body);
  CHECK(world.counts() == used(1, 2));
  world.must(Seats::user(1, "one@acme.example"));  // holds one: the two become one
  CHECK(world.counts() == used(1, 1));
  CHECK(world.seat_of(1)->id == own.id);
  world.must(Seats::user(2, "two@acme.example"));  // holds none: gets the e-mail's
  CHECK(world.counts() == used(2));
  CHECK(world.seat_of(2)->id == other.id);
}

TEST_CASE("a person who is erased leaves counts and history, and no row") {
  Seats world(2);
  world.must(world.assign_group("b"));
  const PersonId person = world.log.by_user_id(3)->id;
  ErasePerson erase;
  erase.person.user_id = 3;
  world.must(erase);
  CHECK(world.counts() == used(1));
  CHECK_FALSE(world.log.person(person));
  CHECK_FALSE(world.log.by_user_id(3));
  CHECK(world.views->state().group_members("b").size() == 1);
  world.must(Seats::user(3));
  CHECK(world.log.by_user_id(3)->id != person);
  CHECK(difference_from_log(world) == std::nullopt);
}

TEST_CASE("what is bound to another platform does not find an assignment by its id") {
  Seats world(4);
  const auto seat = std::get<Seat>(world.must(world.assign(4)).body);
  const auto group = std::get<GroupAssignmentAnswer>(world.must(world.assign_group("a")).body);
  ReleaseSeat foreign = world.release(seat.id);
  foreign.platform_key = "q";
  CHECK(world.tell(foreign) == "assignment_not_found");
  foreign.platform_key = "p";
  CHECK(world.tell(foreign) == "stored");
  ReleaseGroup other{Kind::program, group.assignment.id, {}, true, "q"};
  CHECK(world.tell(other) == "assignment_not_found");
}

TEST_CASE("a version that has passed is refused, of seats and of licenses") {
  Seats world(2);
  Request first = request(world.assign(1));
  Request group = request(world.assign_group("b"));
  // What is not there matches nothing, a tag that is none (0) and "*" neither.
  for (const std::uint64_t version : {std::uint64_t{0}, std::uint64_t{1}, any_version}) {
    first.if_match = group.if_match = version;
    CHECK(told(world.run(first)) == "version_mismatch");
    CHECK(told(world.run(group)) == "version_mismatch");
  }
  group.if_match.reset();
  CHECK(told(world.run(group)) == "stored");
  group.if_match = any_version;
  CHECK(told(world.run(group)) == "unchanged");
  world.must(Seats::group("b", {}));
  world.must(world.assign(1));
  Request second = request(world.assign(1, false));
  second.if_match = 1;
  CHECK(told(world.run(second)) == "stored");
  CHECK(told(world.run(second)) == "version_mismatch");
}

TEST_CASE("a repeat under one Idempotency-Key takes one seat, by e-mail too") {
  Seats world(3);
  Request call = request(world.invite("ada@acme.example"));
  call.idempotency_key = sha256("k");
  const Outcome first = world.run(call);
  CHECK(told(first) == "stored");
  CHECK(told(world.run(call)) == "replayed");
  world.must(Seats::user(6, "ada@acme.example"));
  const Outcome later = world.run(call);
  CHECK(told(later) == "replayed");
  CHECK(std::get<Seat>(later->body) == std::get<Seat>(first->body));
  Request group = request(world.assign_group("b"));
  group.idempotency_key = sha256("g");
  const Outcome assigned = world.run(group);
  const Outcome again = world.run(group);
  CHECK(told(again) == "replayed");
  const auto& one = std::get<GroupAssignmentAnswer>(assigned->body);
  const auto& two = std::get<GroupAssignmentAnswer>(again->body);
  CHECK(one.assignment == two.assignment);
  CHECK(one.assigned_count == two.assigned_count);
}

namespace {

PutUser inactive(std::int64_t id, std::optional<std::string> email = {}) {
  PutUser command = Seats::user(id, std::move(email));
  command.record.active = false;
  return command;
}

}  // namespace

TEST_CASE("an inactive user keeps the seat, and gets no new one") {
  Seats world(2);
  world.must(world.assign(1));
  world.must(inactive(1));
  CHECK(world.holds(1));
  CHECK(world.counts() == used(1));
  CHECK(world.tell(world.assign(1)) == "unchanged");
  AssignSeat fulfil = world.assign(1);
  fulfil.wish.fulfilled = true;
  CHECK(world.tell(fulfil) == "stored");
  CHECK(world.tell(world.assign(1, false)) == "stored");
  CHECK(world.tell(world.assign(1)) == "user_inactive");
  CHECK(world.tell(world.release(world.seat_of(1)->id)) == "stored");
  CHECK(world.tell(world.assign(1)) == "user_inactive");
  CHECK(world.tell(world.assign(1, false)) == "stored");
  // Before the license is looked at.
  world.must(world.assign(2));
  world.must(world.assign(3));
  CHECK(world.tell(world.assign(1)) == "user_inactive");
  world.must(inactive(2));
  CHECK(world.counts() == used(2));
  AssignSeats many;
  many.license_id = LicenseId{1};
  many.mode = BulkMode::best_effort;
  for (const std::int64_t id : {1, 2}) many.rows.emplace_back().person.user_id = id;
  const auto answer = std::get<BulkAnswer>(world.must(many).body);
  CHECK(answer.rows[0].code == ErrorCode::user_inactive);
  CHECK(answer.rows[1].status == BulkStatus::unchanged);
  many.mode = BulkMode::atomic;
  CHECK(world.tell(many) == "bulk_refused");
}

TEST_CASE("a group passes inactive members over, and covers them when they are active again") {
  Seats world(2);
  world.must(inactive(2));
  // Three members, two seats.
  const auto row = std::get<GroupAssignmentAnswer>(world.must(world.assign_group("a")).body);
  CHECK(row.user_count == 3);
  CHECK(row.assigned_count == 2);
  CHECK(world.counts() == used(2));
  CHECK(world.waiting().empty());
  world.must(inactive(5));
  world.must(Seats::group("a", {1, 2, 3, 4, 5}));
  CHECK(world.waiting() == Users{4});
  world.must(Seats::user(2));
  world.must(Seats::user(5));
  CHECK(world.waiting() == Users{4, 2, 5});
  // Who waits and becomes inactive loses the place.
  world.must(inactive(4));
  CHECK(world.waiting() == Users{2, 5});
  world.must(inactive(1));
  CHECK(world.holds(1));
  world.must(Seats::group("a", {2, 3, 4, 5}));
  CHECK(world.holds(2));
  CHECK(world.waiting() == Users{5});
  world.must(Seats::user(4));
  CHECK(world.waiting() == Users{5, 4});
  LicenseChange more;
  more.count = 5;
  world.must(world.update(more));
  CHECK(world.counts() == used(4));
  CHECK_FALSE(difference_from_log(world, 7));
}

TEST_CASE("an inactive user takes over the seat of an invited person") {
  Seats world(1);
  world.must(world.invite("new@example.org"));
  world.must(inactive(9, "new@example.org"));
  CHECK(world.holds(9));
  CHECK(world.counts() == used(1));
}

TEST_CASE("who waits inactive since before does not move up, and holds nobody up") {
  Seats world(1);
  world.must(world.assign(5));
  world.must(world.assign_group("a", false));
  world.must(Seats::group("a", {}));
  world.must(world.assign_group("a"));
  world.must(Seats::group("a", {1, 2}));
  REQUIRE(world.waiting() == Users{1, 2});
  // As an earlier version left it: the row says inactive, and the user waits.
  Person row = *world.log.by_user_id(1);
  row.active = false;
  const std::vector<PersonWrite> write{{world.log.by_user_id(1), row}};
  REQUIRE(world.log.append(world.log.head(), {}, write) == AppendStatus::stored);
  world.must(world.release(world.seat_of(5)->id));
  CHECK_FALSE(world.holds(1));
  CHECK(world.holds(2));
  CHECK(world.waiting().empty());
  CHECK(world.counts() == used(1));
}
