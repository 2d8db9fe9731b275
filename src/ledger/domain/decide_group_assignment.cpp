// A group's assignment. At first all members get seats or the assignment is refused; afterwards it
// follows the group's members.
#include <utility>

#include "ledger/domain/decide.h"
#include "ledger/domain/refusals.h"
#include "ledger/domain/seat_plan.h"

namespace seatledger::ledger {
namespace {

GroupTerms wished_terms(const AssignGroup& command, const std::optional<GroupAssignment>& current) {
  GroupTerms terms;
  if (current) terms = current->terms;
  const SeatWish& wish = command.wish;
  terms.group_id = command.group_id;
  terms.active = wish.active;
  if (wish.fulfilled) terms.fulfilled = *wish.fulfilled;
  if (wish.redirect_to) terms.redirect_to = *wish.redirect_to;
  if (wish.metadata) terms.metadata = *wish.metadata;
  return terms;
}

// Refuses unless all members can get seats.
Result<void> check_members(SeatPlan& plan, LicenseId license,
                           const std::vector<PersonId>& members) {
  std::int64_t wanted = 0;
  for (const PersonId member : members) {
    if (plan.needs_seat(license, member)) ++wanted;
  }
  if (wanted == 0) return {};
  return plan.check_seats(license, wanted);
}

void cover_all(SeatPlan& plan, const GroupAssignment& row, const std::vector<PersonId>& members) {
  for (const PersonId member : members) plan.cover(row.license_id, member, row);
}

std::int64_t count_assigned(SeatPlan& plan, LicenseId license,
                            const std::vector<PersonId>& members) {
  std::int64_t count = 0;
  for (const PersonId member : members) {
    const Seat* seat = plan.live_seat(license, member);
    if (seat != nullptr && seat->terms.active) ++count;
  }
  return count;
}

// The counts belong to the first event, but are known only after all members are done.
void set_counts(SeatPlan& plan, const GroupAssignmentAnswer& answer) {
  EventBody& first = plan.body(0);
  if (auto* assigned = std::get_if<GroupAssigned>(&first)) {
    assigned->user_count = answer.user_count;
    assigned->assigned_count = answer.assigned_count;
  } else if (auto* changed = std::get_if<GroupAssignmentChanged>(&first)) {
    changed->user_count = answer.user_count;
    changed->assigned_count = answer.assigned_count;
  }
}

}  // namespace

Result<Decision> decide(const AssignGroup& command, const AssignGroupInputs& inputs,
                        const DecideContext& context) {
  SeatPlan plan(inputs.seats, context);
  const LicenseId license_id = command.license_id;
  TRY(find_seat_license(plan, license_id, command.kind));
  if (!inputs.group) {
    return field_error(ErrorCode::group_not_found, "group_id", "no such group");
  }
  const auto current = inputs.seats.group_assignment(license_id, command.group_id);
  TRY(check_version(context, current ? current->version : 0));
  GroupTerms terms = wished_terms(command, current);
  const auto members = inputs.seats.group_members(command.group_id);
  const bool was_active = current && current->terms.active;
  const bool begins = terms.active && !was_active;
  const bool ends = !terms.active && was_active;
  if (begins) TRY(check_members(plan, license_id, members));
  GroupAssignment row;
  if (current) {
    row = *current;
    if (terms != current->terms) row = plan.change_group(*current, std::move(terms));
  } else {
    row = plan.assign_group(license_id, std::move(terms));
  }
  if (begins) cover_all(plan, row, members);
  if (ends) {
    for (const PersonId member : members) plan.uncover(license_id, member);
    plan.drain(license_id);
  }
  GroupAssignmentAnswer answer{plan.finished(std::move(row)),
                               static_cast<std::int64_t>(members.size()),
                               count_assigned(plan, license_id, members)};
  if (plan.size() > 0) set_counts(plan, answer);
  return Decision{plan.take_events(), {}, current ? "change" : "assign", std::move(answer)};
}

Result<Decision> decide(const ReleaseGroup& command, const ReleaseGroupInputs& inputs,
                        const DecideContext& context) {
  SeatPlan plan(inputs.seats, context);
  const auto row = inputs.seats.group_assignment_by_id(command.group_assignment_id);
  if (!row) return no_such_assignment();
  TRY(check_release(plan, command, row->license_id));
  TRY(check_version(context, row->version));
  plan.release_group(*row, inputs.seats.group_members(row->terms.group_id), command.release_seats);
  return Decision{plan.take_events(), {}, "unassign", Removed{}};
}

}  // namespace seatledger::ledger
