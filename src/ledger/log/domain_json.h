// JSON of the domain's enums, by name, so that base/json_fields.h can write and read whole structs
// of the domain: in records here, in rows of people, and in the rows of views.
#pragma once

#include "base/json_fields.h"
#include "ledger/domain/api_key.h"
#include "ledger/domain/bulk.h"
#include "ledger/domain/kind.h"

namespace seatledger::ledger {

// The overloads below would hide these.
using seatledger::read_json;
using seatledger::write_json;

inline void write_json(JsonWriter& out, Role role) { out.text(role_name(role)); }
inline void write_json(JsonWriter& out, Kind kind) { out.text(policy_of(kind).name); }
inline void write_json(JsonWriter& out, BulkStatus status) { out.text(bulk_status_name(status)); }

inline void read_json(JsonElement in, Role& role) {
  const auto named = role_named(stored_value(in.get_string(), "a role"));
  if (!named) not_as_written("a role");
  role = *named;
}
inline void read_json(JsonElement in, Kind& kind) {
  const auto named = kind_named(stored_value(in.get_string(), "a kind"));
  if (!named) not_as_written("a kind");
  kind = *named;
}
inline void read_json(JsonElement in, BulkStatus& status) {
  const auto named = bulk_status_named(stored_value(in.get_string(), "a status"));
  if (!named) not_as_written("a status");
  status = *named;
}

}  // namespace seatledger::ledger
