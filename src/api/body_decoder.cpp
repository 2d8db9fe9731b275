#include "api/body_decoder.h"

#include <algorithm>
#include <set>
#include <utility>

#include "api/edx_id.h"
#include "api/field_value.h"
#include "api/http/form.h"
#include "api/http/media.h"
#include "api/object_decoder.h"
#include "base/json_reader.h"
#include "base/json_writer.h"

namespace seatledger::api {
namespace {

constexpr std::size_t no_field = static_cast<std::size_t>(-1);

std::size_t index_of(const BodySchema& schema, std::string_view name) {
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    if (schema.fields[i].name == name) return i;
  }
  return no_field;
}

// The body with its unknown fields, or invalid_fields when a field is wrong or missing.
Result<DecodedFields> finish(const BodySchema& schema, DecodedFields body, std::string rest,
                             std::vector<FieldError> faults) {
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    const bool absent = std::holds_alternative<std::monostate>(body.values()[i]);
    if (!absent || !schema.fields[i].required) continue;
    const std::string name(schema.fields[i].name);
    const bool blamed = std::any_of(faults.begin(), faults.end(),
                                    [&](const FieldError& fault) { return fault.field == name; });
    if (!blamed) faults.push_back({name, "this field is required"});
  }
  if (!faults.empty()) return error_of(std::move(faults));
  for (const Alternatives& needed : schema.needs) {
    const bool has_one = std::any_of(needed.names.begin(), needed.names.end(),
                                     [&](std::string_view name) { return body.has(name); });
    if (!has_one)
      faults.push_back({std::string(needed.names.front()), std::string(needed.sentence)});
  }
  if (!faults.empty()) return error_of(std::move(faults));
  if (schema.keeps_rest) body.set_rest(JsonText(std::move(rest)));
  return body;
}

Result<DecodedFields> decode_form(const BodySchema& schema, const FormEntries& entries) {
  DecodedFields body(schema);
  std::vector<FieldError> faults;
  std::string rest;
  JsonWriter rest_out(rest);
  rest_out.begin_object();
  std::set<std::string_view> kept;
  for (const FormEntry& entry : entries) {
    const std::size_t index = index_of(schema, entry.name);
    if (index == no_field) {
      if (auto fault = misplaced_dry_run(entry.name)) faults.push_back(std::move(*fault));
      if (schema.keeps_rest && !entry.filename) {
        if (!kept.insert(entry.name).second) {
          faults.push_back({entry.name, "is given twice"});
          continue;
        }
        rest_out.key(entry.name);
        rest_out.text(entry.value);
      }
      continue;
    }
    FieldValue& value = body.values()[index];
    if (!std::holds_alternative<std::monostate>(value)) {
      faults.push_back({entry.name, "is given twice"});
    } else if (entry.filename) {
      faults.push_back({entry.name, "may not be a file"});
    } else if (auto fault = read_form_value(schema.fields[index], entry.value, value)) {
      faults.push_back({entry.name, std::move(*fault)});
    }
  }
  rest_out.end_object();
  return finish(schema, std::move(body), std::move(rest), std::move(faults));
}

}  // namespace

std::optional<FieldError> misplaced_dry_run(std::string_view name) {
  if (name != "dry_run") return std::nullopt;
  return FieldError{std::string(name), "belongs in the query: ?dry_run=true"};
}

Result<void> refuse_dry_run(std::string_view content_type, std::string_view body) {
  static constexpr BodySchema none{};
  if (body.empty()) return {};
  // JSON is recognised whatever its type says: nobody sends a body to be ignored.
  for (const std::string_view type : {std::string_view("application/json"), content_type}) {
    const auto decoded = decode_body(none, type, body);
    if (decoded.has_value()) return {};
    if (decoded.error().code == ErrorCode::invalid_fields) return decoded.error();
  }
  return {};
}

Error error_of(std::vector<FieldError> faults, ErrorCode code) {
  Error refusal = error(code, "");
  for (const FieldError& fault : faults) {
    if (!refusal.detail.empty()) refusal.detail += "; ";
    refusal.detail += fault.field + ": " + fault.reason;
  }
  refusal.fields = std::move(faults);
  return refusal;
}

Result<DecodedFields> decode_object(const BodySchema& schema, simdjson::dom::element root) {
  simdjson::dom::object members;
  if (root.get_object().get(members)) {
    Error refusal = error(ErrorCode::malformed_body, "the body must be a JSON object");
    refusal.fields.push_back({"non_field_errors", "must be an object"});
    return refusal;
  }
  DecodedFields body(schema);
  std::vector<FieldError> faults;
  std::string rest;
  JsonWriter rest_out(rest);
  rest_out.begin_object();
  for (const auto& member : members) {
    const std::size_t index = index_of(schema, member.key);
    if (index != no_field) {
      if (auto fault = read_json_value(schema.fields[index], member.value, body.values()[index])) {
        faults.push_back({std::string(member.key), std::move(*fault)});
      }
    } else if (auto misplaced = misplaced_dry_run(member.key)) {
      faults.push_back(std::move(*misplaced));
    } else if (schema.keeps_rest) {
      rest_out.key(member.key);
      rest_out.raw(to_json_text(member.value));
    }
  }
  rest_out.end_object();
  return finish(schema, std::move(body), std::move(rest), std::move(faults));
}

Result<DecodedFields> decode_body(const BodySchema& schema, std::string_view content_type,
                                  std::string_view body) {
  if (schema.is_optional && body.empty()) return DecodedFields(schema);
  if (content_type.empty() && body.empty()) {
    return error(ErrorCode::malformed_body, "the body is empty");
  }
  const BodyType type = TRY(body_type(content_type));
  if (type.format == BodyFormat::json) {
    thread_local simdjson::dom::parser parser;
    return decode_object(schema, TRY(parse_json(parser, body)));
  }
  if (type.format == BodyFormat::multipart) {
    return decode_form(schema, TRY(parse_multipart(body, type.boundary)));
  }
  FormEntries entries = TRY(parse_form(body));
  for (FormEntry& entry : entries) {
    const std::size_t index = index_of(schema, entry.name);
    const bool is_email =
        index != no_field && (schema.fields[index].type == FieldType::email ||
                              schema.fields[index].type == FieldType::stored_email);
    if (is_email) entry.value = email_with_plus(entry.value);
  }
  return decode_form(schema, entries);
}

}  // namespace seatledger::api
