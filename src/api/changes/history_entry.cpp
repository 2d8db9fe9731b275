#include "api/changes/history_entry.h"

#include <simdjson.h>

#include <optional>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/store_error.h"
#include "base/time.h"
#include "ledger/domain/kind.h"

namespace seatledger::api {
namespace {

simdjson::dom::element record_data_of(simdjson::dom::parser& parser, std::string_view record) {
  const auto root = parse_own_json(parser, record);
  if (root.has_error()) throw StoreError("a record is no JSON");
  simdjson::dom::element data;
  if (root->at_key("data").get(data) != simdjson::SUCCESS || !data.is_object()) {
    throw StoreError("a record has no data");
  }
  return data;
}

// Nothing: that member is null.
std::optional<simdjson::dom::object> side_of(simdjson::dom::element data, std::string_view name) {
  simdjson::dom::element side;
  if (data.at_key(name).get(side) != simdjson::SUCCESS || !side.is_object()) return std::nullopt;
  return simdjson::dom::object(side.get_object());
}

std::string text_in(const std::optional<simdjson::dom::object>& side, std::string_view field) {
  simdjson::dom::element value;
  if (!side || side->at_key(field).get(value) != simdjson::SUCCESS) return "null";
  return to_json_text(value).str();
}

void print_change(JsonWriter& out, std::string_view field, std::string_view before,
                  std::string_view after) {
  out.key(field);
  out.begin_object();
  out.key("before");
  out.members(before);
  out.key("after");
  out.members(after);
  out.end_object();
}

void print_changes(JsonWriter& out, simdjson::dom::element data) {
  const auto before = side_of(data, "before");
  const auto after = side_of(data, "after");
  out.begin_object();
  if (before) {
    for (const auto field : *before) {
      const std::string old_text = to_json_text(field.value).str();
      const std::string new_text = text_in(after, field.key);
      if (!after || old_text != new_text) print_change(out, field.key, old_text, new_text);
    }
  }
  if (after) {
    for (const auto field : *after) {
      simdjson::dom::element old_value;
      if (before && before->at_key(field.key).get(old_value) == simdjson::SUCCESS) continue;
      print_change(out, field.key, "null", to_json_text(field.value).str());
    }
  }
  out.end_object();
}

void print_details(JsonWriter& out, simdjson::dom::element data) {
  bool any = false;
  const simdjson::dom::object members = data.get_object();
  for (const auto member : members) {
    if (member.key == "before" || member.key == "after") continue;
    if (!any) {
      out.key("details");
      out.begin_object();
    }
    any = true;
    out.key(member.key);
    out.members(to_json_text(member.value).str());
  }
  if (any) out.end_object();
}

}  // namespace

void append_history_entry(std::string& out, const ledger::Event& event, std::string_view record,
                          bool names_license) {
  thread_local simdjson::dom::parser parser;
  const simdjson::dom::element data = record_data_of(parser, record);
  JsonWriter entry(out);
  const auto text = [&](std::string_view name, std::string_view value) {
    entry.key(name);
    entry.text(value);
  };
  entry.begin_object();
  entry.key("position");
  entry.number(event.position.value);
  text("recorded", to_text(event.recorded));
  text("type", ledger::type_name(event.body));
  if (names_license && event.license_id) {
    text("kind", ledger::policy_of(*event.kind).name);
    entry.key("license_id");
    entry.number(event.license_id->value);
  } else if (names_license) {
    entry.key("kind");
    entry.null();
    entry.key("license_id");
    entry.null();
  }
  if (event.transaction_id.empty()) {
    entry.key("transaction_id");
    entry.null();
  } else {
    text("transaction_id", event.transaction_id);
  }
  text("change_type", event.change_type);
  text("actor", event.actor);
  entry.key("changes");
  print_changes(entry, data);
  print_details(entry, data);
  entry.end_object();
}

}  // namespace seatledger::api
