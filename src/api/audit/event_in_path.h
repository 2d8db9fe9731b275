// The event that a path names: a scope.
#pragma once

#include <array>

#include "api/audit/event_query.h"
#include "api/call.h"
#include "api/scope.h"
#include "base/error.h"

namespace seatledger::api {

Result<Found> find_event_in_path(const Call& call);
inline constexpr std::array event_in_path_errors{
    ErrorCode::event_not_found, ErrorCode::license_not_found, ErrorCode::platform_forbidden};
// The event with the position that is the path's first value, if readers can see it yet. Finds
// record, event.
inline constexpr Scope event_in_path{"event_in_path", event_scope_sentence, event_in_path_errors,
                                     find_event_in_path};

}  // namespace seatledger::api
