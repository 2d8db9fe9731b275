// Histories and the feed as CSV. Events do not change, so nothing is held between two pieces.
#pragma once

#include <memory>

#include "api/audit/event_query.h"
#include "api/csv/csv_answer.h"
#include "base/ids.h"
#include "projections/audit/audit_subjects.h"

namespace seatledger::api {

// The entries of a history that match the query, up to `head`, which the audit index must have
// reached. The rows are history_entry_object.
std::unique_ptr<CsvStream> history_csv(const Context& context, const projections::AuditId& id,
                                       EventQuery query, Position head);

// The events that match the query, up to `head`. The rows are event_answer().
std::unique_ptr<CsvStream> events_csv(const Context& context, EventQuery query, Position head);

}  // namespace seatledger::api
