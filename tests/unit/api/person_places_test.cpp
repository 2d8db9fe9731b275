// What is folded from events about a person and about a seat, for "where" and "since when".
#include "api/audit/person_places.h"

#include <catch2/catch.hpp>

#include "api/audit/seat_reason.h"

namespace seatledger::api {
namespace {

constexpr PersonId ann{4};
constexpr PersonId bob{5};

class PersonEvents {
 public:
  ledger::Event next(std::uint64_t license, ledger::EventBody body) {
    ledger::Event event;
    event.position = Position{++last_};
    event.license_id = LicenseId{license};
    event.transaction_id = "t-" + std::to_string(last_);
    event.body = std::move(body);
    return event;
  }
  static ledger::SeatTerms terms(PersonId person) {
    ledger::SeatTerms made;
    made.person_id = person;
    return made;
  }
  static ledger::SeatChange active(bool on) {
    ledger::SeatChange change;
    change.active = on;
    return change;
  }

 private:
  std::uint64_t last_ = 0;
};

std::optional<std::uint64_t> waits_since(const PersonPlaces& places, std::uint64_t license) {
  const auto& wait = places.licenses().at(LicenseId{license});
  return wait ? std::optional(wait->since.position.value) : std::nullopt;
}

TEST_CASE("places: a wait ends with a seat, or without one") {
  PersonEvents events;
  PersonPlaces places(ann);
  places.apply(events.next(1, ledger::MemberWaiting{ann, GroupAssignmentId{9}}));
  places.apply(events.next(2, ledger::MemberWaiting{ann, GroupAssignmentId{8}}));
  places.apply(events.next(3, ledger::MemberWaiting{ann, GroupAssignmentId{7}}));
  CHECK(waits_since(places, 1) == 1);
  CHECK(places.licenses().at(LicenseId{2})->through == GroupAssignmentId{8});
  places.apply(events.next(
      1, ledger::SeatAssigned{AssignmentId{1}, GroupAssignmentId{9}, PersonEvents::terms(ann)}));
  places.apply(events.next(2, ledger::MemberNotWaiting{ann}));
  CHECK_FALSE(waits_since(places, 1));
  CHECK_FALSE(waits_since(places, 2));
  CHECK(waits_since(places, 3) == 3);
  places.apply(events.next(2, ledger::MemberWaiting{ann, GroupAssignmentId{8}}));
  CHECK(waits_since(places, 2) == 6);
}

TEST_CASE("places: events in which the person is one of two") {
  PersonEvents events;
  PersonPlaces places(ann);
  // Bob's seat becomes Ann's.
  ledger::SeatChange moved;
  moved.person_id = ann;
  places.apply(events.next(1, ledger::SeatChanged{AssignmentId{1}, bob, {}, moved}));
  CHECK(places.licenses().count(LicenseId{1}) == 1);
  PersonPlaces of_bob(bob);
  of_bob.apply(events.next(1, ledger::SeatChanged{AssignmentId{1}, bob, {}, moved}));
  CHECK(of_bob.licenses().empty());
}

TEST_CASE("reason: since when a seat is on or off") {
  PersonEvents events;
  SeatReason reason;
  reason.apply(events.next(
      1, ledger::SeatAssigned{AssignmentId{1}, GroupAssignmentId{9}, PersonEvents::terms(ann)}));
  CHECK(reason.since->position == Position{1});
  ledger::SeatChange other;
  other.fulfilled = true;
  reason.apply(events.next(1, ledger::SeatChanged{AssignmentId{1}, ann, {}, other}));
  CHECK(reason.since->position == Position{1});
  reason.apply(
      events.next(1, ledger::SeatChanged{AssignmentId{1}, ann, {}, PersonEvents::active(false)}));
  CHECK(reason.since->position == Position{3});
  reason.apply(
      events.next(1, ledger::SeatChanged{AssignmentId{1}, ann, {}, PersonEvents::active(true)}));
  CHECK(reason.since->transaction_id == "t-4");
  reason.apply(events.next(1, ledger::SeatReleased{AssignmentId{1}, PersonEvents::terms(ann)}));
  CHECK_FALSE(reason.since);
  reason.apply(events.next(1, ledger::SeatAssigned{AssignmentId{1}, {}, PersonEvents::terms(ann)}));
  CHECK(reason.since->position == Position{6});
}

}  // namespace
}  // namespace seatledger::api
