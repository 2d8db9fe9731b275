// The rules of seats, one after the other, over a ledger in memory: each refusal by its name, and
// what one commit does to everybody it concerns.
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "sequencer_world.h"

using namespace seatledger;
using namespace seatledger::ledger;
using namespace seatledger::sequencer_world;

namespace {

constexpr std::int64_t hour = 3'600'000'000;

// Users 1 to 5, groups "a" (1, 2, 3) and "b" (3, 4), one program license with `count` seats.
struct Seats : World {
  explicit Seats(std::int64_t count, Kind of = Kind::program) : kind(of) {
    must(PutPlatform{{"p", "o", 0, "P", true, {}}});
    Program program;
    program.program_key = "g";
    program.program_id = "i";
    must(PutProgram{program});
    must(PutCourse{{"c", {}, {}, {}, {}, {}}});
    for (std::int64_t id = 1; id <= 5; ++id) must(user(id));
    must(group("a", {1, 2, 3}));
    must(group("b", {3, 4}));
    CreateLicense create;
    create.kind = kind;
    create.platform.key = "p";
    if (policy_of(kind).subject == Subject::program) create.program_key = "g";
    if (policy_of(kind).subject == Subject::course) create.course_id = "c";
    create.count = count;
    must(create);
  }

  Answer must(Command command) {
    const Outcome outcome = run(request(std::move(command)));
    INFO(told(outcome));
    REQUIRE(outcome.has_value());
    return *outcome;
  }
  std::string tell(Command command) { return told(run(request(std::move(command)))); }
  Error refused(Command command) {
    const Outcome outcome = run(request(std::move(command)));
    REQUIRE(outcome.has_error());
    return outcome.error();
  }

  static PutUser user(std::int64_t id, std::optional<std::string> email = {}) {
    Person record;
    record.user_id = id;
    record.username = "u" + std::to_string(id);
    record.email = std::move(email);
    return PutUser{record};
  }
  static PutGroup group(std::string id, std::vector<std::int64_t> users) {
    return PutGroup{{std::move(id), "G", "p", {}}, std::move(users)};
  }
  AssignSeat assign(std::int64_t user, bool active = true) const {
    AssignSeat command{kind, LicenseId{1}, {}, {}};
    command.person.user_id = user;
    command.wish.active = active;
    return command;
  }
  AssignSeat invite(std::string email) const {
    AssignSeat command{kind, LicenseId{1}, {}, {}};
    command.person.email = std::move(email);
    return command;
  }
  ReleaseSeat release(AssignmentId id) const { return {kind, id, {}, {}}; }
  AssignGroup assign_group(std::string id, bool active = true) const {
    AssignGroup command{kind, LicenseId{1}, std::move(id), {}};
    command.wish.active = active;
    return command;
  }
  UpdateLicense update(LicenseChange change) const {
    UpdateLicense command;
    command.kind = kind;
    command.license_id = LicenseId{1};
    command.change = std::move(change);
    return command;
  }

  SeatCounts counts() { return views->license(LicenseId{1})->seats; }
  std::optional<Seat> seat_of(std::int64_t user) {
    return views->seat(LicenseId{1}, log.by_user_id(user)->id);
  }
  bool holds(std::int64_t user) {
    const auto seat = seat_of(user);
    return seat && seat->terms.active;
  }

  Kind kind;
};

SeatCounts used(std::int64_t active, std::int64_t pending = 0, std::int64_t waiting = 0) {
  return {active, pending, waiting};
}

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
  CHECK(world.views->license(LicenseId{1})->version == 3);  // once for the whole commit
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

TEST_CASE("members keep their seats when the caller says so") {
  Seats world(3);
  const auto a = std::get<GroupAssignmentAnswer>(world.must(world.assign_group("a")).body);
  world.must(ReleaseGroup{Kind::program, a.assignment.id, {}, false, {}});
  CHECK(world.counts() == used(3));
  world.must(RemoveGroup{"a"});
  CHECK(world.counts() == used(3));
}

TEST_CASE("an own assignment that is switched off wins over the group") {
  Seats world(5);
  world.must(world.assign(1, false));
  world.must(world.assign_group("a"));
  CHECK_FALSE(world.holds(1));
  CHECK(world.counts() == used(2));
  world.must(world.release(world.seat_of(1)->id));  // stands where the group puts them
  CHECK(world.holds(1));
  CHECK(world.counts() == used(3));
}

TEST_CASE("a group that goes takes what it alone covered, and its assignment") {
  Seats world(3);
  world.must(world.assign_group("a"));
  world.must(RemoveGroup{"a"});
  CHECK(world.counts() == used(0));
  CHECK_FALSE(world.views->group_assignment(LicenseId{1}, "a"));
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
  CHECK(world.views->group_members("b").size() == 1);
  world.must(Seats::user(3));
  CHECK(world.log.by_user_id(3)->id != person);
  CHECK(difference_from_log(world) == std::nullopt);
}

TEST_CASE("kinds that do not list members' seats do not find them by id") {
  Seats world(3, Kind::user);
  world.must(world.assign_group("a"));
  CHECK(world.tell(world.release(world.seat_of(1)->id)) == "assignment_not_found");
  Seats program(3);
  program.must(program.assign_group("a"));
  CHECK(program.tell(program.release(program.seat_of(1)->id)) == "stored");
  CHECK(program.counts() == used(2));
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
  first.if_match = 1;
  CHECK(told(world.run(first)) == "version_mismatch");
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
