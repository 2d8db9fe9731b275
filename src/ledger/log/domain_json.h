// JSON of the domain's enums, by name, so that base/json_fields.h can write and read whole domain
// structs: in records, rows of people, and rows of views.
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
inline void write_json(JsonWriter& out, Subject subject) { out.text(subject_name(subject)); }
inline void write_json(JsonWriter& out, BulkMode mode) { out.text(bulk_mode_name(mode)); }
inline void write_json(JsonWriter& out, BulkStatus status) { out.text(bulk_status_name(status)); }

// `named` finds the value by its name; `what` describes it in errors.
template <class Enum, class Named>
void read_named(JsonElement in, Enum& value, const Named& named, std::string_view what) {
  const auto found = named(stored_value(in.get_string(), what));
  if (!found) not_as_written(what);
  value = *found;
}
inline void read_json(JsonElement in, Role& role) { read_named(in, role, role_named, "a role"); }
inline void read_json(JsonElement in, Kind& kind) { read_named(in, kind, kind_named, "a kind"); }
inline void read_json(JsonElement in, Subject& subject) {
  read_named(in, subject, subject_named, "a subject");
}
inline void read_json(JsonElement in, BulkMode& mode) {
  read_named(in, mode, bulk_mode_named, "a mode");
}
inline void read_json(JsonElement in, BulkStatus& status) {
  read_named(in, status, bulk_status_named, "a status");
}

}  // namespace seatledger::ledger
