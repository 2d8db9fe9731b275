// The `data` of a record, by type of event (docs/event_format.md).
#pragma once

#include <string_view>

#include "base/json_fields.h"
#include "base/json_writer.h"
#include "ledger/domain/events.h"

namespace seatledger::ledger {

// Appends the members of `data`, without its braces.
void write_event_data(JsonWriter& out, const EventBody& body);

// Throws StoreError unless `data` is as the ledger writes it for that type.
EventBody read_event_data(std::string_view type, JsonElement data);

}  // namespace seatledger::ledger
