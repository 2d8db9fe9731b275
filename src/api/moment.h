// Parameters that name a moment: a position, or a time (base/time.h has the formats).
#pragma once

#include <optional>
#include <string_view>

#include "api/call.h"
#include "base/error.h"
#include "base/ids.h"
#include "base/time.h"

namespace seatledger::api {

// Digits are a position. A time means the last commit recorded at or before it, at most `head`: the
// head of the store that the caller reads from. invalid_parameter with `name` for another text and
// for a position above the log's head; catching_up for one that is in the log but above `head`.
// Throws StoreError when the log cannot be read.
Result<Position> moment_of(const Call& call, std::string_view name, std::string_view text,
                           Position head);

// The time in such a text; nothing: it is a position or not a moment.
std::optional<Timestamp> time_in(std::string_view text);

// The moment in the query parameter of that name. Nothing: the parameter is absent.
Result<std::optional<Position>> moment_parameter(const Call& call, std::string_view name,
                                                 Position head);

}  // namespace seatledger::api
