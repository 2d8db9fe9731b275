// Who is meant by an assignment, and what assigning and releasing them does; one row of a bulk call
// is the same as a call of its own.
#pragma once

#include <cstddef>
#include <optional>

#include "ledger/domain/decide.h"
#include "ledger/domain/seat_plan.h"

namespace seatledger::ledger {

struct ChosenPerson {
  Person person;
  bool is_new = false;  // known by an e-mail that nobody had until now
};

// `found` is whom the selector's first given member names. A person who is not known is refused,
// unless an e-mail names them: that makes a new person with the number after `given` others of
// the same decision. user_not_found, or invalid_fields when nobody is named.
Result<ChosenPerson> choose_person(const PersonSelector& selector,
                                   const std::optional<Person>& found, const DecideContext& context,
                                   std::size_t given, std::size_t row = 0);

// Creates or changes the person's assignment as wished; no event when nothing changes. Does not
// drain. license_inactive, license_expired or no_seats_available, when a new seat is needed.
Result<void> assign_person(SeatPlan& plan, LicenseId license, const Person& person,
                           const SeatWish& wish);

// Whether a release finds a seat that is not released. A seat that a group gives is the group's to
// take back: a release that is sent twice would take it from the member otherwise.
bool is_releasable(SeatPlan& plan, const Seat& seat);

// Takes back a releasable assignment. Whom a group covers keeps the seat as a member. Does not
// drain.
void release_assignment(SeatPlan& plan, const Seat& seat);

}  // namespace seatledger::ledger
