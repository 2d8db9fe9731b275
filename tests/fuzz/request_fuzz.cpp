// Bodies of every route. The first line is the content type, the rest the body.
#include <set>

#include "api/http/text.h"
#include "api/route.h"
#include "fuzz/body_text.h"
#include "fuzz/fuzz.h"

namespace {

using namespace seatledger;
using fuzz::require;

std::set<const api::BodySchema*> all_schemas() {
  std::set<const api::BodySchema*> schemas;
  for (const api::Route& route : api::all_routes()) {
    if (route.body != nullptr) schemas.insert(route.body);
  }
  return schemas;
}

void check_refusal(const Error& refusal) {
  require(!refusal.detail.empty() && api::is_text(refusal.detail), "a refusal says why");
  for (const FieldError& fault : refusal.fields) {
    require(api::is_text(fault.field) && api::is_text(fault.reason), "a fault is text");
  }
}

void check_bounds(const api::InputField& field, const api::FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    require(api::is_text(*text), "a text is UTF-8 without U+0000");
    require(text->size() <= api::text_bytes_max, "a text has its bounds");
    require(field.blank || !text->empty(), "only some texts may be empty");
  }
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    require(*number >= field.min && *number <= field.max, "a number has its bounds");
  }
  require(field.nullable || !std::holds_alternative<api::Null>(value), "only some may be null");
}

void check(const api::BodySchema& schema, std::string_view type, std::string_view text) {
  auto body = api::decode_body(schema, type, text);
  if (body.has_error()) return check_refusal(body.error());
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    check_bounds(schema.fields[i], body->values()[i]);
  }
  std::string json;
  JsonWriter out(json);
  fuzz::write_body(out, schema, *body);
  auto again = api::decode_body(schema, "application/json", json);
  if (again.has_error() && fuzz::is_too_deep(again.error())) return;
  require(again.has_value(), "what was decoded is accepted");
  require(again->values() == body->values(), "the values are the same when decoded again");
  require(again->rest() == body->rest(), "unknown members are the same when decoded again");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto schemas = all_schemas();
  const auto [type, body] = fuzz::split_line(fuzz::text_of(data, size));
  for (const api::BodySchema* schema : schemas) check(*schema, type, body);
  return 0;
}
