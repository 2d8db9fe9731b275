// The course or program that a call about metadata names, in its query, its body, or both.
#pragma once

#include <array>

#include "api/call.h"
#include "api/scope.h"
#include "base/error.h"
#include "ledger/domain/kind.h"

namespace seatledger::api {

// Finds views and target: the course_id or program_key, depending on the kind of the route. Does
// not check that the course, or a program with that program_key, exists.
Result<Found> find_metadata_target(const Call& call);
// The same, and checks that a key bound to a platform may write there.
Result<Found> find_own_metadata_target(const Call& call);

inline constexpr std::array metadata_read_errors{
    ErrorCode::course_not_found, ErrorCode::program_not_found, ErrorCode::program_ambiguous};
inline constexpr std::array metadata_write_errors{
    ErrorCode::course_not_found, ErrorCode::program_not_found, ErrorCode::program_ambiguous,
    ErrorCode::platform_forbidden};
inline constexpr Scope metadata_target{"metadata_target", "", metadata_read_errors,
                                       find_metadata_target};
inline constexpr Scope own_metadata_target{
    "own_metadata_target",
    "A key that is bound to a platform writes only to its platform's courses and programs.",
    metadata_write_errors, find_own_metadata_target};

Error unknown_target(ledger::Subject subject);  // course_not_found, program_not_found

ledger::Subject metadata_subject(const Call& call);

}  // namespace seatledger::api
