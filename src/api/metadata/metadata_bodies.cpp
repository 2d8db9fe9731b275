#include "api/metadata/metadata_bodies.h"

#include <array>

namespace seatledger::api {
namespace {

constexpr BodyField text_field(std::string_view name, std::string_view sentence) {
  return {.name = name, .type = FieldType::text, .sentence = sentence};
}

constexpr BodyField metadata{.name = "metadata",
                             .type = FieldType::json,
                             .required = true,
                             .sentence = "The keys to set; of one field: its value."};
constexpr BodyField update{.name = "update",
                           .type = FieldType::flag,
                           .sentence = "True when left out: merged; false: put in place of all."};
constexpr BodyField transaction_id = text_field("transaction_id", "The order behind the change.");
constexpr BodyField change_type =
    text_field("change_type", "What the change is, in the caller's words.");

constexpr std::array course_metadata_fields{text_field("course_id", "The course; or in the query."),
                                            metadata, update, transaction_id, change_type};

constexpr std::array program_metadata_fields{
    text_field("program_id", "The program, with org or platform_key."),
    text_field("program_key", "The program; decides over program_id."),
    text_field("org", "Whose programs program_id is looked for in."),
    text_field("platform_key", "The same, by the platform."),
    metadata,
    update,
    transaction_id,
    change_type};

constexpr std::array search_fields{
    BodyField{.name = "data__contains",
              .type = FieldType::json,
              .sentence = "JSON that the course's metadata contains."},
    text_field("slug", "The course's slug."), text_field("course_id", "The course's id.")};

}  // namespace

const BodySchema& course_metadata_body() {
  static const BodySchema schema{course_metadata_fields, false};
  return schema;
}
const BodySchema& program_metadata_body() {
  static const BodySchema schema{program_metadata_fields, false};
  return schema;
}
const BodySchema& course_search_body() {
  static const BodySchema schema{search_fields, true};
  return schema;
}

}  // namespace seatledger::api
