// Chooses the person of an assignment, assigns and releases. A row of a bulk call has the same
// effect as a call of its own.
#pragma once

#include <cstddef>
#include <optional>

#include "ledger/domain/decide.h"
#include "ledger/domain/seat_plan.h"

namespace seatledger::ledger {

struct ChosenPerson {
  Person person;
  bool is_new = false;  // known only by an e-mail that no person had before
};

// `found` is the person that the selector's first given member names. An unknown person is refused
// unless named by an e-mail, which creates a new person; `given` is the number of people that this
// decision has already created. Errors: user_not_found; invalid_fields when no member is given.
Result<ChosenPerson> choose_person(const PersonSelector& selector,
                                   const std::optional<Person>& found, const DecideContext& context,
                                   std::size_t given, std::size_t row = 0);

// Creates or changes the person's assignment; no event if nothing changes. Does not fill seats from
// the waiting list. Errors when a new seat is needed: license_inactive, license_expired or
// no_seats_available.
Result<void> assign_person(SeatPlan& plan, LicenseId license, const Person& person,
                           const SeatWish& wish);

// Whether a release can take the seat back. A seat given through a group cannot be released: a
// release that is sent twice would take it from the member.
bool is_releasable(SeatPlan& plan, const Seat& seat);

// Takes back a releasable assignment. A person covered by a group keeps the seat as a member. Does
// not fill seats from the waiting list.
void release_assignment(SeatPlan& plan, const Seat& seat);

}  // namespace seatledger::ledger
