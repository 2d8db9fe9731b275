// What a caller asks of events: the parameters that pages, streams and histories share.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "api/call.h"
#include "base/error.h"
#include "base/ids.h"
#include "base/time.h"
#include "runtime/feed/event_filter.h"

namespace seatledger::api {

struct EventQuery {
  runtime::EventFilter filter;
  std::optional<Position> after;     // of a cursor
  Position from{1};                  // the first position that may be answered
  std::optional<Position> to;        // and the last
  std::optional<Timestamp> to_time;  // or, of a time still to come, the last one recorded by then
  std::size_t limit = 100;
  std::chrono::seconds wait{0};
  bool descending = false;

  // Where to begin, going up: the later of cursor and `from`.
  Position begin() const;
};

// Each takes what is common: after, limit, from and to (positions or times), type, change_type; and
// for a key that is bound to a platform, that platform. invalid_parameter, naming the parameter,
// also for a name that the route does not know: a misspelt filter would answer everything.

// With wait, and what the events are about: license_id, assignment_id, group_assignment_id,
// person_id or user_id or email, group_id, transaction_id, actor, platform_key. user_not_found;
// platform_forbidden for another platform than the key's, and for a license of another one.
Result<EventQuery> feed_query(const Call& call);
// With order, and the names in `more`.
Result<EventQuery> history_query(const Call& call, std::span<const std::string_view> more);

// Who is meant by user_id or email in the query; nothing when neither is there. user_not_found; a
// key that is bound to a platform is not told, and gets the number of nobody, 0.
Result<std::optional<PersonId>> person_in_query(const Call& call);

}  // namespace seatledger::api
