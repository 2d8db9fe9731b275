// Moments of the log: a position, or a time (base/time.h has the formats). And which log a position
// is of: the lineage (ledger/log/lineage.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "api/call.h"
#include "api/decoded_fields.h"
#include "api/http/message.h"
#include "api/input_field.h"
#include "base/error.h"
#include "base/ids.h"
#include "base/time.h"
#include "ledger/log/event_log.h"

namespace seatledger::api {

// The declarations of the parameters that many routes have.
namespace parameter {
inline constexpr InputField at =
    field::typed("at", FieldType::moment, "As of this position or time; now when left out.");
inline constexpr InputField lineage = field::blank(field::text(
    "lineage", "The Ledger-Lineage of the log that the caller read before; another one is 409."));
}  // namespace parameter

// The position that a moment means. A time means the last commit recorded at or before it, at most
// `head`: the head of the store that the caller reads from. invalid_parameter with `name` for a
// position above the log's head; catching_up for one that is in the log but above `head`. Throws
// StoreError when the log cannot be read.
Result<Position> position_of(const Call& call, std::string_view name, const Moment& moment,
                             Position head);

// The end of the last commit that ends at or before the position, which must be in the log; 0:
// there is none. Throws StoreError when the log cannot be read.
Position commit_end_by(const ledger::EventLog& log, Position position);

// The time at which the last commit that ends at or before the position was recorded, if any.
// Throws StoreError.
std::optional<Timestamp> recorded_by(const ledger::EventLog& log, Position position);

// A position from which a reader continues: at most `beyond` above the log's head, else
// invalid_parameter, which names the head.
Result<Position> cursor_of(const Call& call, std::string_view name, Position position,
                           std::uint64_t beyond);

// lineage_changed when the parameter `lineage` names another log than this one.
Result<void> check_lineage(const Call& call);
// The header Ledger-Lineage, of every answer with events.
void add_lineage(const Context& context, HttpResponse& response);

}  // namespace seatledger::api
