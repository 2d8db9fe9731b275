// A body is declared once, as a table of fields that the decoder and the documentation both read.
// Tables live as long as the program.
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
};

struct BodyField {
  std::string_view name;
  FieldType type = FieldType::text;
  bool required = false;
  bool nullable = false;
  bool blank = false;  // texts: may be empty
  std::int64_t min = 0;
  std::int64_t max = std::numeric_limits<std::int64_t>::max();
  std::string_view sentence;
};

// The longest name, key or id, in bytes.
inline constexpr std::size_t text_bytes_max = 1024;

struct BodySchema {
  std::span<const BodyField> fields;
  bool keeps_rest = false;  // unknown fields are kept instead of ignored
};

// Short forms for the rows of a table.
namespace field {
constexpr BodyField typed(std::string_view name, FieldType type, std::string_view sentence) {
  return {.name = name, .type = type, .sentence = sentence};
}
constexpr BodyField text(std::string_view name, std::string_view sentence) {
  return typed(name, FieldType::text, sentence);
}
constexpr BodyField flag(std::string_view name, std::string_view sentence) {
  return typed(name, FieldType::flag, sentence);
}
// An id: a number from 1 on.
constexpr BodyField id(std::string_view name, std::string_view sentence) {
  return {.name = name, .type = FieldType::integer, .min = 1, .sentence = sentence};
}
// The same, at most 2^53 - 1: larger numbers are not exact in every JSON reader. Automatic ids
// continue after it.
constexpr BodyField exact_id(std::string_view name, std::string_view sentence) {
  BodyField field = id(name, sentence);
  field.max = (std::int64_t{1} << 53) - 1;
  return field;
}
constexpr BodyField required(BodyField field) { return field.required = true, field; }
constexpr BodyField nullable(BodyField field) { return field.nullable = true, field; }
constexpr BodyField blank(BodyField field) { return field.blank = true, field; }
}  // namespace field

}  // namespace seatledger::api
