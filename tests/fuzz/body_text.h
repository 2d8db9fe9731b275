// Writes decoded bodies as the JSON that a caller would send for them.
#pragma once

#include <string>

#include "api/body_decoder.h"
#include "base/json_writer.h"

namespace seatledger::fuzz {

inline void write_value(JsonWriter& out, const api::FieldValue& value) {
  std::visit(
      [&]<class T>(const T& each) {
        if constexpr (std::is_same_v<T, std::string>) out.text(each);
        if constexpr (std::is_same_v<T, std::int64_t>) out.number(each);
        if constexpr (std::is_same_v<T, bool>) out.boolean(each);
        if constexpr (std::is_same_v<T, Timestamp>) out.text(to_text(each));
        if constexpr (std::is_same_v<T, JsonText>) out.raw(each);
        if constexpr (std::is_same_v<T, api::Null>) out.null();
        if constexpr (std::is_same_v<T, std::vector<std::int64_t>>) {
          out.begin_array();
          for (const std::int64_t number : each) out.number(number);
          out.end_array();
        }
        if constexpr (std::is_same_v<T, std::vector<std::string>>) {
          out.begin_array();
          for (const std::string& text : each) out.text(text);
          out.end_array();
        }
      },
      value);
}

inline void write_body(JsonWriter& out, const api::BodySchema& schema, api::DecodedFields& body) {
  out.begin_object();
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    if (std::holds_alternative<std::monostate>(body.values()[i])) continue;
    out.key(schema.fields[i].name);
    write_value(out, body.values()[i]);
  }
  const std::string_view rest = body.rest().str();
  if (rest.size() > 2) out.members(rest.substr(1, rest.size() - 2));
  out.end_object();
}

// JSON in a form may have one level more than JSON in a body.
inline bool is_too_deep(const Error& refusal) {
  return refusal.detail.find("64 levels") != std::string::npos;
}

}  // namespace seatledger::fuzz
