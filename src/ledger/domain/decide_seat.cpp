// A person's assignment (contract section 8, D1).
#include <string>
#include <utility>

#include "ledger/domain/assignment.h"
#include "ledger/domain/decide.h"
#include "ledger/domain/refusals.h"
#include "ledger/domain/seat_plan.h"

namespace seatledger::ledger {
Result<Decision> decide(const AssignSeat& command, const AssignSeatFacts& facts,
                        const DecideContext& context) {
  SeatPlan plan(facts.seats, context);
  const License* license = plan.license(command.license_id);
  if (license == nullptr || license->kind != command.kind || !policy_of(license->kind).has_seats) {
    return field_error(ErrorCode::license_not_found, "license_id", "no such license");
  }
  auto chosen = choose_person(command.person, facts.person, context, 0);
  if (chosen.has_error()) return chosen.error();
  const PersonId person = chosen->person.id;
  const Seat* live = plan.live_seat(command.license_id, person);
  const std::uint64_t version = live != nullptr ? live->version : 0;
  if (auto stale = refuse_version(context, version)) return std::move(*stale);
  Decision decision{{}, {}, live != nullptr ? "change" : "assign", Seat{}};
  const auto refusal = assign_person(plan, command.license_id, chosen->person, command.wish);
  if (refusal) return *refusal;
  if (chosen->is_new) {
    plan.append(PersonInvited{chosen->mark()});
    decision.people.push_back({std::nullopt, chosen->person});
  }
  plan.drain(command.license_id);
  decision.answer = plan.finished(*plan.seat(command.license_id, person));
  decision.events = plan.take_events();
  return decision;
}

Result<Decision> decide(const ReleaseSeat& command, const ReleaseSeatFacts& facts,
                        const DecideContext& context) {
  SeatPlan plan(facts.seats, context);
  const auto seat = facts.seats.seat_by_id(command.assignment_id);
  if (!seat || seat->released) return no_such_assignment();
  if (command.license_id && *command.license_id != seat->license_id) return no_such_assignment();
  const License* license = plan.license(seat->license_id);
  if (license == nullptr || license->kind != command.kind) return no_such_assignment();
  if (command.platform_key && *command.platform_key != license->terms.platform_key) {
    return no_such_assignment();
  }
  if (!is_releasable(plan, *seat)) return no_such_assignment();
  if (auto stale = refuse_version(context, seat->version)) return std::move(*stale);
  release_assignment(plan, *seat);
  plan.drain(seat->license_id);
  return Decision{plan.take_events(), {}, "unassign", Removed{}};
}

}  // namespace seatledger::ledger
