// What an operation answers, declared as tables for the documentation. The printing is written by
// hand; a test holds the two together: it validates the answers of all other tests against the
// document, with unknown members refused. Tables live as long as the program.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace seatledger::api {

enum class AnswerType : std::uint8_t {
  text,
  integer,
  flag,
  date_time,
  json,    // any value
  free,    // an object with any members
  object,  // see AnswerField::object
};

struct AnswerObject;

struct AnswerField {
  std::string_view name;
  AnswerType type = AnswerType::text;
  std::string_view sentence;
  bool nullable = false;
  bool may_be_absent = false;
  bool is_list = false;  // of `type`
  const AnswerObject* object = nullptr;
  std::span<const std::string_view> values = {};  // of a text; empty: any
};

struct AnswerObject {
  std::string_view name;  // unique: "License", "Seat"
  std::string_view sentence;
  std::span<const AnswerField> fields;
  bool has_more = false;  // further members that the caller stored
};

// Short forms for the rows of a table.
namespace answer {
constexpr AnswerField typed(std::string_view name, AnswerType type, std::string_view sentence) {
  return {.name = name, .type = type, .sentence = sentence};
}
constexpr AnswerField text(std::string_view name, std::string_view sentence) {
  return typed(name, AnswerType::text, sentence);
}
constexpr AnswerField integer(std::string_view name, std::string_view sentence) {
  return typed(name, AnswerType::integer, sentence);
}
constexpr AnswerField flag(std::string_view name, std::string_view sentence) {
  return typed(name, AnswerType::flag, sentence);
}
constexpr AnswerField date_time(std::string_view name, std::string_view sentence) {
  return typed(name, AnswerType::date_time, sentence);
}
constexpr AnswerField object(std::string_view name, const AnswerObject& object,
                             std::string_view sentence) {
  AnswerField field = typed(name, AnswerType::object, sentence);
  field.object = &object;
  return field;
}
constexpr AnswerField list(AnswerField field) { return field.is_list = true, field; }
constexpr AnswerField nullable(AnswerField field) { return field.nullable = true, field; }
constexpr AnswerField optional(AnswerField field) { return field.may_be_absent = true, field; }
constexpr AnswerField one_of(AnswerField field, std::span<const std::string_view> values) {
  return field.values = values, field;
}
}  // namespace answer

enum class AnswerForm : std::uint8_t {
  one,     // the object
  page,    // a page of a list of them; see page.h
  any,     // any JSON object
  stream,  // server-sent events, whose data is the object
  plain,   // text
  file,    // of the web parts; not in the documents
};

// The names of headers beside those of all answers.
namespace answer_headers {
inline constexpr std::string_view etag[] = {"ETag"};
inline constexpr std::string_view location[] = {"Location"};
inline constexpr std::string_view lineage[] = {"Ledger-Lineage"};
inline constexpr std::string_view feed[] = {"Ledger-Lineage", "Ledger-Next-After"};
}  // namespace answer_headers

// A good answer beside the usual one.
struct OtherAnswer {
  std::uint16_t status = 0;
  std::string_view sentence;  // when it is given
  bool has_body = true;       // the same as that of the usual answer
  std::span<const std::string_view> headers = {};
};

struct AnswerShape {
  constexpr explicit AnswerShape(AnswerForm given_form) : form(given_form) {}
  constexpr AnswerShape(const AnswerObject& of, AnswerForm given_form = AnswerForm::one)
      : form(given_form), object(&of) {}

  AnswerForm form;
  const AnswerObject* object = nullptr;
  std::uint16_t status = 200;
  std::span<const OtherAnswer> others = {};
  bool has_lines = false;  // also as application/x-ndjson, when asked for
  bool has_csv = false;    // also as text/csv, when asked for
  std::span<const std::string_view> headers = {};
  std::string_view type = "application/json";

  constexpr AnswerShape with(std::span<const std::string_view> names) const {
    AnswerShape shape = *this;
    return shape.headers = names, shape;
  }
  constexpr AnswerShape also_csv() const {
    AnswerShape shape = *this;
    return shape.has_csv = true, shape;
  }
};

// {"detail": sentence}
inline constexpr AnswerField detail_fields[] = {answer::text("detail", "A sentence for people.")};
inline constexpr AnswerObject detail_answer_object{"Detail", "What was done, in a sentence.",
                                                   detail_fields};

}  // namespace seatledger::api
