// Reads the history of one subject in pages: entries that the audit index finds.
#pragma once

#include <cstddef>
#include <string>

#include "api/audit/event_query.h"
#include "api/context.h"
#include "base/ids.h"
#include "projections/audit/audit_subjects.h"

namespace seatledger::api {

struct HistoryPage {
  std::string entries;  // JSON objects with commas between them
  Position next_after;  // the cursor of the next page
  bool is_last = false;
};

// One page from the query's cursor on: at most `query.limit` entries, and none after about
// `bytes_max`. Looks at a bounded number of events, so a page may be empty and not the last. The
// audit index must have reached `head`. Throws StoreError. Any thread.
HistoryPage read_history(const Context& context, const projections::AuditId& id,
                         const EventQuery& query, Position head, std::size_t bytes_max);

}  // namespace seatledger::api
