// Parameters that name a moment: a position, or a time (base/time.h has the formats). And which log
// a position is of: the lineage (ledger/log/lineage.h).
#pragma once

#include <optional>
#include <string_view>

#include "api/call.h"
#include "api/http/message.h"
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

// All digits: a position, perhaps one that is too large.
bool is_position(std::string_view text);

// The time in such a text; nothing: it is a position or not a moment.
std::optional<Timestamp> time_in(std::string_view text);

// The moment in the query parameter of that name. Nothing: the parameter is absent.
Result<std::optional<Position>> moment_parameter(const Call& call, std::string_view name,
                                                 Position head);

// A position from which a reader continues: digits, at most `beyond` above the log's head.
// invalid_parameter, which names the head for a position above it.
Result<Position> cursor_of(const Call& call, std::string_view name, std::string_view text,
                           std::uint64_t beyond);

// lineage_changed when the parameter `lineage` names another log than this one.
Result<void> check_lineage(const Call& call);
// The header Ledger-Lineage, of every answer with events.
void add_lineage(const Context& context, HttpResponse& response);

}  // namespace seatledger::api
