#include "api/audit/seat_reason.h"

#include <variant>

#include "projections/audit/audit_subjects.h"

namespace seatledger::api {

void SeatReason::apply(const ledger::Event& event) {
  if (std::holds_alternative<ledger::SeatAssigned>(event.body)) {
    since = api::since(event);
  } else if (const auto* changed = std::get_if<ledger::SeatChanged>(&event.body)) {
    if (changed->after.active) since = api::since(event);
  } else if (std::holds_alternative<ledger::SeatReleased>(event.body)) {
    *this = {};
  }
}

Result<SeatReason> reason_of(const Call& call, const projections::Snapshot& index,
                             AssignmentId assignment, Position until) {
  SeatReason reason;
  const auto subject =
      projections::audit_id(projections::AuditSubject::assignment, assignment.value);
  TRY(visit_events_about(call, index, subject, until,
                         [&](const ledger::Event& event) { reason.apply(event); }));
  return reason;
}

}  // namespace seatledger::api
