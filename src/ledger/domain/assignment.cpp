#include "ledger/domain/assignment.h"

#include <string>
#include <utility>

#include "ledger/domain/person.h"
#include "ledger/domain/refusals.h"

namespace seatledger::ledger {
namespace {

SeatTerms new_terms(const Person& person, const SeatWish& wish) {
  SeatTerms terms;
  terms.person_id = person.id;
  terms.active = wish.active;
  terms.direct = wish.direct.value_or(true);
  terms.pending = person.is_invited();
  terms.fulfilled = wish.fulfilled.value_or(false);
  terms.redirect_to = wish.redirect_to.value_or(std::nullopt);
  terms.metadata = wish.metadata.value_or(JsonText());
  return terms;
}

SeatChange wished_change(const Seat& seat, const SeatWish& wish) {
  SeatChange change;
  change.active = wish.active;
  change.assigned = true;
  change.direct = wish.direct;
  if (!seat.terms.assigned && !wish.direct) change.direct = true;
  change.fulfilled = wish.fulfilled;
  change.redirect_to = wish.redirect_to;
  change.metadata = wish.metadata;
  return change;
}

}  // namespace

Result<ChosenPerson> choose_person(const PersonSelector& selector,
                                   const std::optional<Person>& found, const DecideContext& context,
                                   std::size_t given, std::size_t row) {
  if (found && !found->removed) return ChosenPerson{*found, false};
  if (selector.user_id) {
    return field_error(ErrorCode::user_not_found, "user_id", "no such user");
  }
  if (selector.username) {
    return field_error(ErrorCode::user_not_found, "username", "no such user");
  }
  if (!selector.email) {
    return field_error(ErrorCode::invalid_fields, "user_id", "nobody is named");
  }
  ChosenPerson chosen{{}, true};
  chosen.person.id = PersonId{context.sequences.person + 1 + given};
  chosen.person.email = selector.email;
  chosen.person.row_key = fresh_row_key(context.fresh_key, row);
  return chosen;
}

Result<void> assign_person(SeatPlan& plan, LicenseId license, const Person& person,
                           const SeatWish& wish) {
  const Seat* live = plan.live_seat(license, person.id);
  const bool holds_one = live != nullptr && live->terms.active;
  if (wish.active && !holds_one) {
    if (!person.active) {
      return error(ErrorCode::user_inactive,
                   std::string(seat_refusal_sentence(ErrorCode::user_inactive)));
    }
    TRY(plan.check_seats(license, 1));
  }
  if (live == nullptr) {
    plan.assign(license, new_terms(person, wish));
  } else {
    plan.change(license, person.id, wished_change(*live, wish));
  }
  return {};
}

bool is_releasable(SeatPlan& plan, const Seat& seat) {
  if (seat.terms.assigned) return true;
  const Kind kind = plan.license(seat.license_id)->kind;
  return policy_of(kind).lists_derived_seats &&
         plan.cover_of(seat.license_id, seat.terms.person_id) == nullptr;
}

void release_assignment(SeatPlan& plan, const Seat& seat) {
  const LicenseId license = seat.license_id;
  const PersonId person = seat.terms.person_id;
  const GroupAssignment* cover = plan.cover_of(license, person);
  if (cover != nullptr && seat.terms.active) {
    SeatChange change;
    change.assigned = false;
    change.direct = false;
    plan.change(license, person, change);
    return;
  }
  plan.release(license, person);
  // A member who had switched their seat off is covered by the group again.
  if (cover != nullptr) plan.cover(license, person, *cover);
}

}  // namespace seatledger::ledger
