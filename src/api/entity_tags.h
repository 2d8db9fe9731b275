// Entity tags of rows, "<version>", in If-Match and If-None-Match (RFC 9110 section 13.1).
#pragma once

#include <cstdint>
#include <optional>

#include "api/http/message.h"
#include "api/input_field.h"
#include "base/error.h"
#include "ledger/domain/commands.h"

namespace seatledger::api {

inline constexpr InputField if_match_header =
    field::text("If-Match", "Only if the row has one of these versions; else 412.");
inline constexpr InputField if_none_match_header =
    field::text("If-None-Match", "304 if the row has one of these versions.");

// The versions that all fields of that name list together; any_version for "*". A tag that a proxy
// marked as weak or as packed, W/"2" or "2-gzip", names version 2. What is no tag of ours matches
// no version. Nothing: there is no such field.
std::optional<ledger::Versions> versions_in(const HttpRequest& request, HttpField name);

// For the request of a command. invalid_parameter, when the caller makes a condition that is not
// checked: If-None-Match, or If-Match for a command that compares no versions.
Result<void> check_conditions(const HttpRequest& request, const ledger::Command& command);

// Makes a 304 of an answer to GET whose body depends on nothing but the row of this version, when
// If-None-Match names it.
void leave_out_if_known(const HttpRequest& request, std::uint64_t version, HttpResponse& response);

}  // namespace seatledger::api
