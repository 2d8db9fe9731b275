// The `data` of a record, by type of event (docs/event_format.md).
#pragma once

#include <cstdint>
#include <string_view>

#include "base/json_fields.h"
#include "base/json_writer.h"
#include "ledger/domain/events.h"

namespace seatledger::ledger {

// Appends the members of `data`, without its braces.
void write_event_data(JsonWriter& out, const EventBody& body);

enum class BodyPart : std::uint8_t {
  whole,
  subjects,  // a body is left empty if its type names neither subjects nor a platform
};

// Throws StoreError unless `data` is as the ledger writes it for that type; what is not read is not
// checked.
EventBody read_event_data(std::string_view type, JsonElement data, BodyPart part = BodyPart::whole);

}  // namespace seatledger::ledger
