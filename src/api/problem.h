// Errors as the API prints them (contract section 4): an object with `detail` and `code`, lists of
// texts by field, the figures behind a refusal, and for errors of the server the request id that
// its log has.
#pragma once

#include <cstdint>
#include <string_view>

#include "api/http/message.h"
#include "base/error.h"

namespace seatledger::api {

// The HTTP status of a code: one switch, no default.
std::uint16_t status_of(ErrorCode code);

// Of rate_limited: the seconds until the next request may be answered.
inline constexpr std::string_view retry_after_figure = "retry_after";

// 401 carries WWW-Authenticate, 503 and 429 Retry-After.
HttpResponse problem_response(const Error& error, std::string_view request_id);

}  // namespace seatledger::api
