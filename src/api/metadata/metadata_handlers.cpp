#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "api/context.h"
#include "api/metadata/metadata_print.h"
#include "api/metadata/metadata_target.h"
#include "api/metadata/routes.h"
#include "api/print.h"
#include "api/route.h"
#include "base/json_objects.h"
#include "base/json_reader.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

using ledger::Subject;

constexpr InputField metadata_field{.name = "metadata",
                                    .type = FieldType::json,
                                    .required = true,
                                    .sentence = "The keys to set; of one field: its value."};
constexpr InputField update_field{
    .name = "update",
    .type = FieldType::flag,
    .sentence = "True when left out: merged; false: put in place of all."};
constexpr InputField order_field = field::text("transaction_id", "The order behind the change.");
constexpr InputField change_type_field =
    field::text("change_type", "What the change is, in the caller's words.");

constexpr std::array course_metadata_fields{
    field::text("course_id", "The course; or in the query."), metadata_field, update_field,
    order_field, change_type_field};

constexpr std::array program_metadata_fields{
    field::text("program_id", "The program, with org or platform_key."),
    field::text("program_key", "The program; decides over program_id."),
    field::text("org", "Whose programs program_id is looked for in."),
    field::text("platform_key", "The same, by the platform."),
    metadata_field,
    update_field,
    order_field,
    change_type_field};

constexpr BodySchema course_metadata_body{course_metadata_fields, false};
constexpr BodySchema program_metadata_body{program_metadata_fields, false};

bool is_word(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

// The field that the path names, if any; path_not_found when it is not a word.
Result<std::optional<std::string>> field_in(const Call& call) {
  if (call.path_values.empty()) return std::optional<std::string>{};
  const std::string& field = call.path_values.front();
  if (is_word(field)) return std::optional(field);
  return error(ErrorCode::path_not_found, "there is nothing at this path");
}

// Nothing: there is no such course or program.
std::optional<JsonText> shown(const projections::StateReader& views, Subject subject,
                              const std::string& id, const JsonText& values) {
  if (subject == Subject::course) {
    if (const auto course = views.course(id)) return shown_metadata(*course, values);
  } else if (const auto program = views.program(id)) {
    return shown_metadata(*program, values);
  }
  return std::nullopt;
}

// The whole object, or {"<field>": value}.
Result<JsonText> part(const JsonText& whole, const std::optional<std::string>& field) {
  if (!field) return whole;
  if (const auto value = member_of(whole, *field)) return object_of(*field, *value);
  return error(ErrorCode::field_not_found, "there is no such field");
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

// Checks the types of the keys that the server itself uses.
Result<void> check_keys(const JsonText& values, Subject subject) {
  simdjson::dom::parser parser;
  const auto root = TRY(parse_own_json(parser, values.str()));
  simdjson::dom::element value;
  if (!root.at_key("slug").get(value)) {
    if (!is_text_or_null(value)) return bad_field("slug", "must be a text or null");
    if (value.is_string() && value.get_string().value_unsafe().size() > text_bytes_max) {
      return bad_field("slug", "is too long");
    }
  }
  if (!root.at_key("skills").get(value) && !is_list_of_texts(value)) {
    return bad_field("skills", "must be a list of texts");
  }
  if (subject == Subject::program && !root.at_key("description").get(value) &&
      !is_text_or_null(value)) {
    return bad_field("description", "must be a text or null");
  }
  return {};
}

// The values of a write. For one field: {"<field>": value}, as a read answers, or only the value.
Result<JsonText> values_in(const DecodedFields& body, const std::optional<std::string>& field) {
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

Result<HttpResponse> read_metadata(const Call& call) {
  const auto field = TRY(field_in(call));
  const projections::ViewReader& views = call.found.views.value();
  const std::string& id = call.found.target.value();
  const Subject subject = metadata_subject(call);
  const auto stored = views.metadata(subject, id);
  const auto whole = shown(views, subject, id, stored ? stored->values : JsonText());
  if (!whole) return unknown_target(subject);
  const JsonText asked = TRY(part(*whole, field));
  return json_response(views.position(), [&](JsonWriter& out) { out.raw(asked); });
}

HttpResponse print_metadata_answer(const Call& call, const ledger::Answer& answer) {
  const auto& metadata = std::get<ledger::Metadata>(answer.body);
  const projections::StateReader views(call.context.views);
  // The record may have been removed since; then the stored values are printed without its fields.
  const JsonText whole =
      shown(views, metadata.subject, metadata.id, metadata.values).value_or(metadata.values);
  const auto field = field_in(call);
  const auto asked = part(whole, field.has_value() ? *field : std::nullopt);
  return answer_response(
      answer, [&](JsonWriter& out) { out.raw(asked.has_value() ? *asked : JsonText()); });
}

Result<DecodedWrite> decode_put_metadata(const Call& call) {
  const auto field = TRY(field_in(call));
  const DecodedFields& body = call.body;
  ledger::PutMetadata put;
  put.subject = metadata_subject(call);
  put.id = call.found.target.value();
  put.values = TRY(values_in(body, field));
  TRY(check_keys(put.values, put.subject));
  // The address of a field sets only that field, whatever `update` says.
  put.merge = field.has_value() || body.get<bool>("update").value_or(true);
  return DecodedWrite{TRY(request_with_order(call, std::move(put))), print_metadata_answer};
}

std::vector<InputField> target_parameters(Subject subject) {
  using field::text;
  if (subject == Subject::course) return {text("course_id", "The course.")};
  return {text("program_id", "The program, with org or platform_key."),
          text("program_key", "The program; decides over program_id."),
          text("org", "Whose programs program_id is looked for in."),
          text("platform_key", "The same, by the platform.")};
}

// The routes for the whole object and for one field; operation ids of the latter end in "_2".
void add_pair(std::vector<Route>& routes, const std::string& name, std::string_view last_word,
              const Route& shared) {
  const std::string path = "/api/catalog/metadata/" + name + "/";
  std::string operation = "catalog_metadata_" + name + "_" + std::string(last_word);
  std::replace(operation.begin(), operation.end(), '-', '_');
  Route& whole = routes.emplace_back(shared);
  whole.path = path;
  whole.operation = operation;
  Route& one = routes.emplace_back(shared);
  one.path = path + "{field}/";
  one.operation = operation + "_2";
  one.errors.insert(one.errors.end(), {ErrorCode::path_not_found, ErrorCode::field_not_found});
}

void add_metadata_reads(std::vector<Route>& routes, const std::string& name, Access access,
                        ledger::Kind kind) {
  add_pair(routes, name, "retrieve",
           {.method = HttpMethod::get,
            .path = {},
            .operation = {},
            .sentence = "The metadata, or one field of it.",
            .access = access,
            .scope = metadata_target,
            .kind = kind,
            .parameters = target_parameters(ledger::policy_of(kind).subject),
            .unknown = UnknownParameters::ignored,
            .answer = AnswerShape(AnswerForm::any),
            .work = Read(read_metadata)});
}

void add_metadata_writes(std::vector<Route>& routes, const std::string& name,
                         const BodySchema& body, ledger::Kind kind) {
  add_pair(routes, name, "create",
           {.method = HttpMethod::post,
            .path = {},
            .operation = {},
            .sentence = "Sets metadata: merged with what is there, or in its place.",
            .access = Access::metadata_write,
            .scope = own_metadata_target,
            .kind = kind,
            .parameters = target_parameters(ledger::policy_of(kind).subject),
            .unknown = UnknownParameters::ignored,
            .body = &body,
            .answer = AnswerShape(AnswerForm::any),
            .errors = {ErrorCode::not_updatable},
            .work = Write(decode_put_metadata)});
}

}  // namespace

void add_metadata_routes(std::vector<Route>& routes) {
  constexpr ledger::Kind course = ledger::Kind::course;
  constexpr ledger::Kind program = ledger::Kind::program;
  add_metadata_reads(routes, "course", Access::license_read, course);
  add_metadata_writes(routes, "course", course_metadata_body, course);
  add_metadata_reads(routes, "course-public", Access::anyone, course);
  add_metadata_reads(routes, "program", Access::license_read, program);
  add_metadata_writes(routes, "program", program_metadata_body, program);
  add_metadata_reads(routes, "program-public", Access::anyone, program);
}

}  // namespace seatledger::api
