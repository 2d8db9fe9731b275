// How a seat came to be as it is: since which event, and through which group.
#pragma once

#include <optional>
#include <string>

#include "api/audit/since.h"
#include "api/call.h"
#include "base/error.h"
#include "base/ids.h"
#include "ledger/domain/events.h"
#include "projections/store/key_value_store.h"

namespace seatledger::api {

// Folded from the events about one assignment, in order.
struct SeatReason {
  std::optional<Since> since;  // when it was last given, switched on or switched off
  std::optional<GroupAssignmentId> through;
  void apply(const ledger::Event& event);
};

// Of the assignment as of `until`. Errors as visit_events_about().
Result<SeatReason> reason_of(const Call& call, const projections::Snapshot& index,
                             AssignmentId assignment, Position until);

// The group of that assignment, by the event that made it: the assignment may be gone since. Errors
// as visit_events_about().
Result<std::optional<std::string>> group_of(const Call& call, const projections::Snapshot& index,
                                            GroupAssignmentId id, Position until);

}  // namespace seatledger::api
