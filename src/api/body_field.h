// A body is declared once, as a table of fields; the decoder and the documentation both read it.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace seatledger::api {

enum class FieldType : std::uint8_t {
  text,
  email,
  web_address,  // absolute, http or https: what a browser may be sent to
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

// Longest text, in bytes: of names, keys, ids.
inline constexpr std::size_t text_bytes_max = 1024;

struct BodySchema {
  std::span<const BodyField> fields;
  bool keeps_rest = false;  // unknown fields are kept, not ignored
};

}  // namespace seatledger::api
