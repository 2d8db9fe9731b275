#include "api/audit/since.h"

#include "api/context.h"
#include "api/moment.h"
#include "base/json_fields.h"
#include "projections/audit/audit_index.h"
#include "runtime/feed/event_filter.h"
#include "runtime/feed/event_reads.h"

namespace seatledger::api {
namespace {

constexpr AnswerField since_fields[] = {answer::integer("position", "The event."),
                                        answer::date_time("recorded", "When it was stored."),
                                        answer::text("transaction_id", "The order behind it.")};

}  // namespace

constexpr AnswerObject since_answer{"since", "The event that made it so.", since_fields};

Since since(const ledger::Event& event) {
  return {event.position, event.recorded, event.transaction_id};
}

void print_since(JsonWriter& out, const Since& since) {
  out.begin_object();
  write_field(out, "position", since.position);
  write_field(out, "recorded", since.recorded);
  write_field(out, "transaction_id", since.transaction_id);
  out.end_object();
}

bool was_ever(const projections::Snapshot& index, PersonId person) {
  const auto subject = projections::audit_id(projections::AuditSubject::person, person.value);
  return !projections::AuditIndex::after(index, subject, Position{}, 1).empty();
}

Result<void> visit_events_about(const Call& call, const projections::Snapshot& index,
                                const projections::AuditId& subject, Position until,
                                const std::function<void(const ledger::Event& event)>& visit) {
  runtime::EventFilter filter;
  filter.about.push_back(subject);
  runtime::EventMatcher matcher(filter, call.context.views);
  runtime::EventRange range;
  range.up_to = commit_end_by(call.context.events, until);
  while (range.after < range.up_to) {
    if (call.context.stopping) {
      return error(ErrorCode::shutting_down, "the server is shutting down");
    }
    range.after = runtime::find_events(call.context.events, index, subject, matcher, range,
                                       [&](const ledger::Event& event, const auto&) {
                                         visit(event);
                                         return true;
                                       });
  }
  return {};
}

}  // namespace seatledger::api
