// A person's assignment.
#include <string>
#include <utility>

#include "ledger/domain/assignment.h"
#include "ledger/domain/decide.h"
#include "ledger/domain/refusals.h"
#include "ledger/domain/seat_plan.h"

namespace seatledger::ledger {

Result<Decision> decide(const AssignSeat& command, const AssignSeatInputs& inputs,
                        const DecideContext& context) {
  SeatPlan plan(inputs.seats, context);
  TRY(find_seat_license(plan, command.license_id, command.kind));
  const ChosenPerson chosen = TRY(choose_person(command.person, inputs.person, context, 0));
  const PersonId person = chosen.person.id;
  const Seat* live = plan.live_seat(command.license_id, person);
  TRY(check_version(context, live != nullptr ? live->version : 0));
  Decision decision{{}, {}, live != nullptr ? "change" : "assign", Seat{}};
  TRY(assign_person(plan, command.license_id, chosen.person, command.wish));
  if (chosen.is_new) {
    plan.append(PersonInvited{mark(chosen.person)});
    decision.people.push_back({std::nullopt, chosen.person});
  }
  plan.drain(command.license_id);
  decision.answer = plan.finished(*plan.seat(command.license_id, person));
  decision.events = plan.take_events();
  return decision;
}

Result<Decision> decide(const ReleaseSeat& command, const ReleaseSeatInputs& inputs,
                        const DecideContext& context) {
  SeatPlan plan(inputs.seats, context);
  const auto seat = inputs.seats.seat_by_id(command.assignment_id);
  if (!seat || seat->released) return no_such_assignment();
  TRY(check_release(plan, command, seat->license_id));
  if (!is_releasable(plan, *seat)) return no_such_assignment();
  TRY(check_version(context, seat->version));
  release_assignment(plan, *seat);
  plan.drain(seat->license_id);
  return Decision{plan.take_events(), {}, "unassign", Removed{}};
}

}  // namespace seatledger::ledger
