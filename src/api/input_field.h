// What callers send is declared once, as tables of fields that the decoder and the documentation
// both read: the fields of a body, the parameters of a query, the headers. Tables live as long as
// the program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace seatledger::api {

enum class FieldType : std::uint8_t {
  text,
  email,         // see domain/email.h
  stored_email,  // names somebody who is known: also what only earlier versions took
  web_address,   // absolute, http or https; see web_address.h
  integer,
  flag,
  date_time,
  json,      // any JSON but null, kept as it is
  object,    // any JSON object, kept as it is
  list,      // any JSON list, kept as it is
  integers,  // a list of integers
  texts,     // a list of texts
  words,     // texts separated by commas
  position,  // of the log: digits
  moment,    // a position or a time; see Moment
};

struct InputField {
  std::string_view name;
  FieldType type = FieldType::text;
  bool required = false;
  bool nullable = false;
  bool blank = false;  // texts: may be empty
  std::int64_t min = 0;
  std::int64_t max = std::numeric_limits<std::int64_t>::max();
  std::string_view sentence;
  // Of a text or words; empty: any. Of a flag: texts that it may be instead.
  std::span<const std::string_view> values = {};
  std::string_view example = {};
};

// The longest name, key or id, in bytes.
inline constexpr std::size_t text_bytes_max = 1024;

// Fields of which a body has at least one; the first is blamed.
struct Alternatives {
  std::span<const std::string_view> names;
  std::string_view sentence;  // "license_id or external_id is required"
};

struct BodySchema {
  std::span<const InputField> fields;
  bool keeps_rest = false;   // unknown fields are kept instead of ignored
  bool is_optional = false;  // an empty body is one without fields
  std::span<const Alternatives> needs = {};
};

// Short forms for the rows of a table.
namespace field {
constexpr InputField typed(std::string_view name, FieldType type, std::string_view sentence) {
  return {.name = name, .type = type, .sentence = sentence};
}
constexpr InputField text(std::string_view name, std::string_view sentence) {
  return typed(name, FieldType::text, sentence);
}
constexpr InputField flag(std::string_view name, std::string_view sentence) {
  return typed(name, FieldType::flag, sentence);
}
// An id: a number from 1 on.
constexpr InputField id(std::string_view name, std::string_view sentence) {
  return {.name = name, .type = FieldType::integer, .min = 1, .sentence = sentence};
}
// The same, at most 2^53 - 1: larger numbers are not exact in every JSON reader. Automatic ids
// continue after it.
constexpr InputField exact_id(std::string_view name, std::string_view sentence) {
  InputField field = id(name, sentence);
  field.max = (std::int64_t{1} << 53) - 1;
  return field;
}
// Any integer: one that names nothing is not found instead of refused.
constexpr InputField number(std::string_view name, std::string_view sentence) {
  return {.name = name,
          .type = FieldType::integer,
          .min = std::numeric_limits<std::int64_t>::min(),
          .sentence = sentence};
}
constexpr InputField within(InputField field, std::int64_t min, std::int64_t max) {
  return field.min = min, field.max = max, field;
}
constexpr InputField one_of(InputField field, std::span<const std::string_view> values) {
  return field.values = values, field;
}
constexpr InputField example(InputField field, std::string_view text) {
  return field.example = text, field;
}
constexpr InputField required(InputField field) { return field.required = true, field; }
constexpr InputField nullable(InputField field) { return field.nullable = true, field; }
constexpr InputField blank(InputField field) { return field.blank = true, field; }
}  // namespace field

}  // namespace seatledger::api
