// Prints errors: an object with `detail` and `code`, lists of texts by field, the figures behind a
// refusal, and for internal errors the request id, which the log has too.
#pragma once

#include <string_view>

#include "api/http/message.h"
#include "base/error.h"

namespace seatledger::api {

// The figure of rate_limited: the seconds until the next request is allowed.
inline constexpr std::string_view retry_after_figure = "retry_after";

// 401 carries WWW-Authenticate, 503 and 429 Retry-After.
HttpResponse problem_response(const Error& error, std::string_view request_id);

}  // namespace seatledger::api
