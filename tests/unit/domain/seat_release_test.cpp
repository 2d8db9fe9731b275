// Releases, single and in bulk: of own assignments, of those through groups, and with people
// waiting for a seat.
#include "support/seat_world.h"

using namespace seatledger;
using namespace seatledger::ledger;
using namespace seatledger::seat_world;

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

TEST_CASE("a seat that a group gives is not released by a call of its own, of any kind") {
  for (const Kind kind : {Kind::user, Kind::course, Kind::program}) {
    Seats world(3, kind);
    const auto a = std::get<GroupAssignmentAnswer>(world.must(world.assign_group("a")).body);
    const AssignmentId id = world.seat_of(1)->id;
    CHECK(world.tell(world.release(id)) == "assignment_not_found");
    world.must(world.assign(1));
    CHECK(world.tell(world.release(id)) == "stored");  // leaves what the group gives
    CHECK(world.tell(world.release(id)) == "assignment_not_found");
    CHECK(world.tell(world.release(id)) == "assignment_not_found");
    CHECK(world.tell(world.bulk_release({1}, BulkMode::atomic)) == "bulk_refused");
    CHECK(world.tell(world.bulk_release({1}, BulkMode::best_effort)) == "unchanged");
    CHECK(world.seat_of(1)->id == id);
    CHECK(world.counts() == used(3));
    world.must(world.assign(1, false));  // takes one member's seat
    CHECK(world.counts() == used(2));
    world.must(world.release(id));  // stands where the group puts them
    CHECK(world.counts() == used(3));
    // Kept when the group goes: an assignment of their own.
    world.must(ReleaseGroup{kind, a.assignment.id, {}, false, {}});
    CHECK(world.tell(world.release(id)) == "stored");
    CHECK(world.tell(world.release(id)) == "assignment_not_found");
    CHECK(world.counts() == used(2));
  }
}

TEST_CASE("a bulk release leaves what other groups give, and takes the rest") {
  Seats world(4);
  world.must(world.assign_group("b"));  // 3 and 4
  world.must(world.assign(1));
  world.must(world.assign(3));
  world.must(world.assign(4));
  const auto first =
      std::get<BulkAnswer>(world.must(world.bulk_release({1, 3, 3}, BulkMode::atomic)).body);
  CHECK(first.rows[0].status == BulkStatus::released);
  CHECK(first.rows[1].status == BulkStatus::released);
  CHECK(first.rows[2].status == BulkStatus::unchanged);
  CHECK(first.license.seats == used(2));
  CHECK_FALSE(world.seat_of(3)->terms.assigned);
  CHECK(world.seat_of(4)->terms.assigned);
  // The same rows again find nobody's assignment.
  const auto again =
      std::get<BulkAnswer>(world.must(world.bulk_release({1, 3, 4}, BulkMode::best_effort)).body);
  CHECK(again.rows[0].code == ErrorCode::assignment_not_found);
  CHECK(again.rows[1].code == ErrorCode::assignment_not_found);
  CHECK(again.rows[2].status == BulkStatus::released);
  CHECK(world.holds(3));
  CHECK(world.holds(4));
  CHECK(world.counts() == used(2));
}

TEST_CASE("waits that one decision begins are in order of joining") {
  Seats world(1);
  world.must(Seats::group("a", {}));
  world.must(world.assign_group("a"));
  world.must(Seats::group("a", {3, 1, 2}));  // one seat, three who join
  CHECK(world.holds(3));
  CHECK(world.waiting() == Users{1, 2});
  CHECK(world.counts() == used(1, 0, 2));
  world.must(Seats::group("a", {1, 2}));
  CHECK(world.holds(1));
  CHECK(world.waiting() == Users{2});
}

TEST_CASE("a wait that a bulk release begins ends in it when a later row frees a seat") {
  Seats world(2);
  for (const std::int64_t id : {1, 2, 3}) world.must(world.assign(id, false));
  world.must(world.assign_group("a"));  // all switched theirs off: it takes no seat
  world.must(world.assign(4));
  world.must(world.assign(5));
  CHECK(world.counts() == used(2));
  world.must(world.bulk_release({2, 3, 1, 4}, BulkMode::atomic));
  CHECK(world.holds(2));
  CHECK_FALSE(world.holds(4));
  CHECK(world.waiting() == Users{3, 1});
  CHECK(world.counts() == used(2, 0, 2));
  CHECK(difference_from_log(world) == std::nullopt);
}
