// The moments that parameters name: a position, or a time of the contract's formats.
#pragma once

#include <optional>
#include <string_view>

#include "api/call.h"
#include "base/error.h"
#include "base/ids.h"
#include "base/time.h"

namespace seatledger::api {

// Digits are a position; else a time, which means the last commit recorded then or before, at most
// `head`: what the caller of this reads from. invalid_parameter with `name` for another text and a
// position above the log's head; catching_up for one that is in the log and above `head`. Throws
// StoreError when the log cannot be read.
Result<Position> moment_of(const Call& call, std::string_view name, std::string_view text,
                           Position head);

// The time that such a text names; nothing: it is a position, or no moment.
std::optional<Timestamp> time_in(std::string_view text);

// The parameter of that name in the query. Nothing: it is not there.
Result<std::optional<Position>> moment_parameter(const Call& call, std::string_view name,
                                                 Position head);

}  // namespace seatledger::api
