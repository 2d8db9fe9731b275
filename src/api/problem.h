// Prints errors in one of two forms. Plain: an object with `detail` and `code`, lists of texts by
// field, the figures behind a refusal, and from status 500 on the request id, which the log has
// too. Problem details (RFC 9457): what docs/errors.md describes, for requests that name
// application/problem+json in Accept, or for all by the setting problem_details.
#pragma once

#include <string_view>

#include "api/http/message.h"
#include "base/error.h"

namespace seatledger::api {

// The figure of rate_limited: the seconds until the next request is allowed.
inline constexpr std::string_view retry_after_figure = "retry_after";

// 401 carries WWW-Authenticate, 503 and 429 Retry-After. `request` may be without header fields;
// the form is then that of the setting.
HttpResponse problem_response(const Error& error, const HttpRequest& request);

}  // namespace seatledger::api
