// Since when something is so: the event that made it so.
#pragma once

#include <functional>
#include <string>

#include "api/answer.h"
#include "api/call.h"
#include "base/ids.h"
#include "base/json_writer.h"
#include "base/time.h"
#include "ledger/domain/events.h"
#include "projections/audit/audit_subjects.h"
#include "projections/store/key_value_store.h"

namespace seatledger::api {

struct Since {
  Position position;
  Timestamp recorded;
  std::string transaction_id;
};

Since since(const ledger::Event& event);
void print_since(JsonWriter& out, const Since& since);  // {"position", "recorded", ...}
extern const AnswerObject since_answer;

// Whether there is any event about the person; `index` must have reached the head. Throws
// StoreError.
bool was_ever(const projections::Snapshot& index, PersonId person);

// Visits the events about a subject up to `until` (inside a commit: before it), in order. Throws
// StoreError; shutting_down when the server stops meanwhile. `index` must have reached `until`.
Result<void> visit_events_about(const Call& call, const projections::Snapshot& index,
                                const projections::AuditId& subject, Position until,
                                const std::function<void(const ledger::Event& event)>& visit);

}  // namespace seatledger::api
