#include "api/metadata/metadata_handlers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "api/metadata/metadata_print.h"
#include "api/metadata/metadata_target.h"
#include "api/print.h"
#include "api/problem.h"
#include "base/json_objects.h"
#include "base/json_reader.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

using ledger::Subject;

bool is_word(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

// The field that the path names, if any; what is no word is no path of ours.
Result<std::optional<std::string>> field_in(const Call& call) {
  if (call.path_values.empty()) return std::optional<std::string>{};
  const std::string& field = call.path_values.front();
  if (is_word(field)) return std::optional(field);
  return error(ErrorCode::path_not_found, "there is nothing at this path");
}

// Nothing: there is no such course or program.
std::optional<JsonText> shown(const projections::RowReader& views, Subject subject,
                              const std::string& id, const JsonText& values) {
  if (subject == Subject::course) {
    if (const auto course = views.course(id)) return shown_metadata(*course, values);
  } else if (const auto program = views.program(id)) {
    return shown_metadata(*program, values);
  }
  return std::nullopt;
}

Error unknown_target(Subject subject) {
  if (subject == Subject::course) {
    return field_error(ErrorCode::course_not_found, "course_id", "no such course");
  }
  return field_error(ErrorCode::program_not_found, "program_id", "no such program");
}

// Whole, or {"<field>": value}.
Result<JsonText> part(const JsonText& whole, const std::optional<std::string>& field) {
  if (!field) return whole;
  if (const auto value = member_of(whole, *field)) return object_of(*field, *value);
  return error(ErrorCode::field_not_found, "there is no such field");
}

Error bad_field(const char* field, const char* reason) {
  return field_error(ErrorCode::invalid_fields, field, reason);
}

bool is_list_of_texts(const simdjson::dom::element& value) {
  simdjson::dom::array items;
  if (value.get_array().get(items)) return false;
  return std::all_of(items.begin(), items.end(),
                     [](const simdjson::dom::element& item) { return item.is_string(); });
}

bool is_text_or_null(const simdjson::dom::element& value) {
  return value.is_string() || value.is_null();
}

// The keys that mean something here have a form (contract section 9).
std::optional<Error> check_keys(const JsonText& values, Subject subject) {
  simdjson::dom::parser parser;
  const auto root = parse_own_json(parser, values.str());
  if (root.has_error()) return root.error();
  simdjson::dom::element value;
  if (!root->at_key("slug").get(value)) {
    if (!is_text_or_null(value)) return bad_field("slug", "must be a text or null");
    if (value.is_string() && value.get_string().value_unsafe().size() > text_bytes_max) {
      return bad_field("slug", "is too long");
    }
  }
  if (!root->at_key("skills").get(value) && !is_list_of_texts(value)) {
    return bad_field("skills", "must be a list of texts");
  }
  if (subject == Subject::program && !root->at_key("description").get(value) &&
      !is_text_or_null(value)) {
    return bad_field("description", "must be a text or null");
  }
  return std::nullopt;
}

// Of one field: {"<field>": value}, as it is read, or the value alone.
Result<JsonText> values_in(const DecodedBody& body, const std::optional<std::string>& field) {
  const JsonText metadata = *body.get<JsonText>("metadata");
  const bool is_object = metadata.str().starts_with('{');
  if (!field) {
    if (is_object) return metadata;
    return bad_field("metadata", "must be an object");
  }
  if (is_object && member_of(metadata, *field)) {
    if (without_member(metadata, *field) == JsonText()) return metadata;
    return bad_field("metadata", "has more keys than the field in the path");
  }
  return object_of(*field, metadata);
}

}  // namespace

HttpResponse read_metadata(const Call& call) {
  const auto field = field_in(call);
  if (field.has_error()) return refuse(call, field.error());
  const projections::ViewReader views(call.context.views);
  const auto id = metadata_target(call, views, nullptr);
  if (id.has_error()) return refuse(call, id.error());
  const Subject subject = metadata_subject(call);
  const auto stored = views.metadata(subject, *id);
  const auto whole = shown(views, subject, *id, stored ? stored->values : JsonText());
  if (!whole) return refuse(call, unknown_target(subject));
  const auto wanted = part(*whole, *field);
  if (wanted.has_error()) return refuse(call, wanted.error());
  return json_response(views.position(), [&](JsonWriter& out) { out.raw(*wanted); });
}

Result<ledger::Request> decode_put_metadata(Call& call) {
  const auto field = field_in(call);
  if (field.has_error()) return field.error();
  const auto body = body_of(call);
  if (body.has_error()) return body.error();
  const projections::RowReader views(call.context.views);
  auto id = metadata_target(call, views, &*body);
  if (id.has_error()) return id.error();
  if (auto own = check_own_target(call, views, *id); own.has_error()) return own.error();
  auto values = values_in(*body, *field);
  if (values.has_error()) return values.error();
  ledger::PutMetadata put;
  put.subject = metadata_subject(call);
  if (auto fault = check_keys(*values, put.subject)) return std::move(*fault);
  put.id = std::move(*id);
  put.values = std::move(*values);
  // A field's address sets that field alone, whatever `update` says.
  put.merge = field->has_value() || body->get<bool>("update").value_or(true);
  auto request = request_for(call, std::move(put));
  if (request.has_value()) {
    request->transaction_id = body->get_optional<std::string>("transaction_id");
    request->change_type = body->get_optional<std::string>("change_type");
  }
  return request;
}

HttpResponse print_metadata_answer(const Call& call, const ledger::Answer& answer) {
  const auto& metadata = std::get<ledger::Metadata>(answer.body);
  const projections::RowReader views(call.context.views);
  // A record that was removed since then has nothing to lay over the values.
  const JsonText whole =
      shown(views, metadata.subject, metadata.id, metadata.values).value_or(metadata.values);
  const auto field = field_in(call);
  const auto wanted = part(whole, field.has_value() ? *field : std::nullopt);
  return answer_response(
      answer, [&](JsonWriter& out) { out.raw(wanted.has_value() ? *wanted : JsonText()); });
}

}  // namespace seatledger::api
