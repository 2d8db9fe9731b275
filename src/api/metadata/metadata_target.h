// The course or program that a call about metadata names, in its query, its body, or both.
#pragma once

#include <string>

#include "api/body_decoder.h"
#include "api/call.h"
#include "base/error.h"
#include "ledger/domain/kind.h"

namespace seatledger::projections {
class StateReader;
}

namespace seatledger::api {

// The course_id or program_key, depending on the kind of the route. `body` may be null. Does not
// check that the course, or a program with that program_key, exists.
Result<std::string> metadata_target(const Call& call, const projections::StateReader& views,
                                    const DecodedBody* body);

// Checks that a key bound to a platform may write there: course_not_found, program_not_found, or
// platform_forbidden.
Result<void> check_own_target(const Call& call, const projections::StateReader& views,
                              const std::string& id);

Error unknown_target(ledger::Subject subject);  // course_not_found, program_not_found

ledger::Subject metadata_subject(const Call& call);

}  // namespace seatledger::api
