// Refusals that several decisions share.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "ledger/domain/decide.h"

namespace seatledger::ledger {

Error no_such_assignment();  // assignment_not_found

// Why a seat is not given or released, in the words of the refusal with that code. Of a code that
// such refusals do not have: its name.
std::string_view seat_refusal_sentence(ErrorCode code);

// In a request's if_match: any version, so long as the row is there ("*").
inline constexpr std::uint64_t any_version = UINT64_MAX;

// version_mismatch with the current version, unless If-Match names it or was not sent. 0 stands for
// a row that is not there: nothing that was sent matches it.
std::optional<Error> refuse_version(const DecideContext& context, std::uint64_t current);

}  // namespace seatledger::ledger
