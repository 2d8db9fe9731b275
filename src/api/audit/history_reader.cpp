#include "api/audit/history_reader.h"

#include <algorithm>

#include "api/changes/history_entry.h"
#include "projections/audit/audit_index.h"
#include "runtime/feed/event_reads.h"
#include "runtime/feed/feed.h"

namespace seatledger::api {

HistoryPage read_history(const Context& context, const projections::AuditId& id,
                         const EventQuery& query, Position head, std::size_t bytes_max) {
  HistoryPage page;
  std::size_t taken = 0;
  const bool names_license = id.subject != projections::AuditSubject::license;
  const runtime::TakeEvent take = [&](const ledger::Event& event,
                                      const ledger::StoredRecord& record) {
    if (taken > 0) page.entries += ',';
    append_history_entry(page.entries, event, record.bytes, names_license);
    return ++taken < query.limit && page.entries.size() < bytes_max;
  };
  const auto index = context.feed.index().snapshot();
  runtime::EventMatcher matcher(query.filter, context.views);
  const ledger::EventLog& log = context.events;
  runtime::EventRange range;
  range.up_to = query.to ? std::min(head, *query.to) : head;
  if (query.descending) {
    range.after = Position{query.from.value - 1};
    if (query.after) range.up_to = std::min(range.up_to, Position{query.after->value - 1});
    if (!query.after || query.after->value > 0) {
      page.next_after = runtime::find_events_down(log, *index, id, matcher, range, take);
    }
    page.is_last = page.next_after.value == 0;
    return page;
  }
  range.after = query.begin();
  page.next_after = range.after < range.up_to
                        ? runtime::find_events(log, *index, id, matcher, range, take)
                        : range.after;
  page.is_last = page.next_after >= range.up_to;
  // Also when `to` is before the head, so that callers have one rule for the end.
  if (page.is_last) page.next_after = std::max(page.next_after, head);
  return page;
}

}  // namespace seatledger::api
