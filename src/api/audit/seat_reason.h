// Since which event a seat is as it is.
#pragma once

#include <optional>

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
  void apply(const ledger::Event& event);
};

// Of the assignment as of `until`. Errors as visit_events_about().
Result<SeatReason> reason_of(const Call& call, const projections::Snapshot& index,
                             AssignmentId assignment, Position until);

}  // namespace seatledger::api
