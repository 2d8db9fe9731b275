// The query parameters that pages of events, streams and histories share.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "api/call.h"
#include "base/error.h"
#include "base/ids.h"
#include "base/time.h"
#include "runtime/feed/event_filter.h"

namespace seatledger::api {

struct EventQuery {
  runtime::EventFilter filter;
  std::optional<Position> after;     // the cursor
  Position from{1};                  // the first position to return
  std::optional<Position> to;        // the last position to return
  std::optional<Timestamp> to_time;  // if `to` is a future time: the last one recorded by then
  std::size_t limit = 100;
  std::chrono::seconds wait{0};
  bool descending = false;

  // Where to begin in ascending order: the later of the cursor and `from`.
  Position begin() const;
};

// Both functions read the common parameters: lineage, after, limit, from and to (positions or
// times), type, change_type. For a key that is bound to a platform they filter by that platform.
// Error invalid_parameter, also for a position above the head; lineage_changed. The gateway has
// refused unknown names.

// Also reads `wait` and the subject: license_id, assignment_id, group_assignment_id, person_id or
// user_id or email, group_id, transaction_id, actor, platform_key. user_not_found;
// platform_forbidden for another platform than the key's, or a license of another platform.
Result<EventQuery> feed_query(const Call& call);
// Also reads `order`.
Result<EventQuery> history_query(const Call& call);

// The names of the parameters that each of them reads, for the table of routes.
std::vector<std::string_view> feed_parameters();
std::vector<std::string_view> history_parameters();

// The person with the query's user_id or email; nothing when neither is given. user_not_found; a
// key that is bound to a platform gets the unused id 0 instead, so that it cannot probe for people.
Result<std::optional<PersonId>> person_in_query(const Call& call);

}  // namespace seatledger::api
