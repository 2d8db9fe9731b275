// The query parameters that pages of events, streams and histories share.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "api/call.h"
#include "api/input_field.h"
#include "api/scope.h"
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

// The parameters of both, for the rows of their routes.
std::vector<InputField> feed_parameters();
std::vector<InputField> history_parameters();

// invalid_parameter, also for a position above the head; lineage_changed; user_not_found. Both
// keep to the platform of a key that is bound to one.
Result<EventQuery> feed_query(const Call& call);
Result<EventQuery> history_query(const Call& call);

// The person with the query's user_id or email; nothing when neither is given. user_not_found; a
// key that is bound to a platform gets the unused id 0 instead, so that it cannot probe for people.
Result<std::optional<PersonId>> person_in_query(const Call& call);
std::vector<InputField> person_query_parameters();

Result<Found> check_feed_platform(const Call& call);
inline constexpr std::array event_scope_errors{ErrorCode::platform_forbidden};
inline constexpr std::string_view event_scope_sentence =
    "A key that is bound to a platform sees only events of its platform's licenses.";
// Of feed_query(): a license or platform that it names is the key's.
inline constexpr Scope feed_events{"feed_events", event_scope_sentence, event_scope_errors,
                                   check_feed_platform};
// Of history_query(), whose subject the handler checks once the audit index has it.
inline constexpr Scope history_events{"history_events", event_scope_sentence, event_scope_errors};

}  // namespace seatledger::api
