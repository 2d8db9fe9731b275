// JSON for structs that list their fields (base/fields.h), for texts the ledger writes and reads
// itself. An absent Given is omitted; an empty optional is null. A field named `rest` holds the
// members that the struct does not know: they follow the known ones in the same object.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/digest.h"
#include "base/fields.h"
#include "base/given.h"
#include "base/ids.h"
#include "base/json_reader.h"
#include "base/json_text.h"
#include "base/json_writer.h"
#include "base/store_error.h"
#include "base/time.h"

namespace seatledger {

inline constexpr std::string_view rest_field = "rest";

inline void write_json(JsonWriter& out, const std::string& value) { out.text(value); }
inline void write_json(JsonWriter& out, std::string_view value) { out.text(value); }
inline void write_json(JsonWriter& out, bool value) { out.boolean(value); }
inline void write_json(JsonWriter& out, std::int64_t value) { out.number(value); }
inline void write_json(JsonWriter& out, std::uint64_t value) { out.number(value); }
inline void write_json(JsonWriter& out, Timestamp value) { out.text(to_text(value)); }
inline void write_json(JsonWriter& out, const JsonText& value) { out.raw(value); }
inline void write_json(JsonWriter& out, const Digest& value) { out.text(to_hex(value)); }
template <class Tag>
void write_json(JsonWriter& out, Id<Tag> value) {
  out.number(value.value);
}
template <class T>
void write_json(JsonWriter& out, const std::optional<T>& value);
template <class T>
void write_json(JsonWriter& out, const std::vector<T>& values);
template <HasFields T>
void write_json(JsonWriter& out, const T& object);

template <class T>
void write_json(JsonWriter& out, const std::optional<T>& value) {
  if (value) {
    write_json(out, *value);
  } else {
    out.null();
  }
}

template <class T>
void write_json(JsonWriter& out, const std::vector<T>& values) {
  out.begin_array();
  for (const T& value : values) write_json(out, value);
  out.end_array();
}

// The members of `rest`, without its braces.
inline void write_rest(JsonWriter& out, const JsonText& rest) {
  const std::string& text = rest.str();
  if (text.size() > 2) out.members(std::string_view(text).substr(1, text.size() - 2));
}

template <class T>
void write_field(JsonWriter& out, std::string_view name, const Given<T>& value) {
  if (!value.has_value()) return;
  out.key(name);
  write_json(out, *value);
}
template <class T>
void write_field(JsonWriter& out, std::string_view name, const T& value) {
  if constexpr (std::is_same_v<T, JsonText>) {
    if (name == rest_field) return write_rest(out, value);
  }
  out.key(name);
  write_json(out, value);
}

// Only the members, for an object that has further ones.
template <HasFields T>
void write_members(JsonWriter& out, const T& object) {
  for_each_field(object,
                 [&](std::string_view name, const auto& value) { write_field(out, name, value); });
}

template <HasFields T>
void write_json(JsonWriter& out, const T& object) {
  out.begin_object();
  write_members(out, object);
  out.end_object();
}

template <HasFields T>
std::string to_json(const T& object) {
  std::string text;
  JsonWriter writer(text);
  write_json(writer, object);
  return text;
}

// The read functions throw StoreError naming the field if the text is not what the ledger writes.
using JsonElement = simdjson::dom::element;

[[noreturn]] inline void not_as_written(std::string_view what) {
  throw StoreError("stored JSON is not as written: " + std::string(what));
}

template <class T>
T stored_value(simdjson::simdjson_result<T> result, std::string_view what) {
  T value{};
  if (std::move(result).get(value)) not_as_written(what);
  return value;
}

inline void read_json(JsonElement in, std::string& value) {
  value = stored_value(in.get_string(), "a text");
}
inline void read_json(JsonElement in, bool& value) {
  value = stored_value(in.get_bool(), "a flag");
}
inline void read_json(JsonElement in, std::int64_t& value) {
  value = stored_value(in.get_int64(), "an integer");
}
inline void read_json(JsonElement in, std::uint64_t& value) {
  value = stored_value(in.get_uint64(), "an integer");
}
inline void read_json(JsonElement in, Timestamp& value) {
  const auto time = parse_timestamp(stored_value(in.get_string(), "a time"));
  if (!time) not_as_written("a time");
  value = *time;
}
inline void read_json(JsonElement in, JsonText& value) { value = to_json_text(in); }
inline void read_json(JsonElement in, Digest& value) {
  const auto digest = digest_from_hex(stored_value(in.get_string(), "a digest"));
  if (!digest) not_as_written("a digest");
  value = *digest;
}
template <class Tag>
void read_json(JsonElement in, Id<Tag>& id) {
  id.value = stored_value(in.get_uint64(), "an id");
}
template <class T>
void read_json(JsonElement in, std::optional<T>& value);
template <class T>
void read_json(JsonElement in, std::vector<T>& values);
template <HasFields T>
void read_json(JsonElement in, T& object);

template <class T>
void read_json(JsonElement in, std::optional<T>& value) {
  if (in.is_null()) {
    value.reset();
  } else {
    read_json(in, value.emplace());
  }
}

template <class T>
void read_json(JsonElement in, std::vector<T>& values) {
  values.clear();
  for (const JsonElement element : stored_value(in.get_array(), "a list")) {
    read_json(element, values.emplace_back());
  }
}

template <class T>
bool knows_field(std::string_view wanted) {
  return std::apply([&](const auto&... field) { return ((field.name == wanted) || ...); },
                    fields_of<T>);
}

// The members of `in` that T does not list, as one object.
template <HasFields T>
JsonText read_rest(simdjson::dom::object in) {
  std::string text;
  JsonWriter writer(text);
  writer.begin_object();
  for (const auto& member : in) {
    if (member.key == rest_field || !knows_field<T>(member.key)) {
      writer.key(member.key);
      writer.raw(to_json_text(member.value));
    }
  }
  writer.end_object();
  return JsonText(std::move(text));
}

template <class T>
void read_field(simdjson::dom::object in, std::string_view name, Given<T>& value) {
  JsonElement element;
  value.reset();
  if (!in.at_key(name).get(element)) read_json(element, value.emplace());
}
template <class T>
void read_field(simdjson::dom::object in, std::string_view name, T& value) {
  JsonElement element;
  if (in.at_key(name).get(element)) not_as_written(name);
  read_json(element, value);
}

template <HasFields T>
void read_json(JsonElement in, T& object) {
  const auto members = stored_value(in.get_object(), "an object");
  for_each_field(object, [&](std::string_view name, auto& value) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, JsonText>) {
      if (name == rest_field) {
        value = read_rest<T>(members);
        return;
      }
    }
    read_field(members, name, value);
  });
}

template <HasFields T>
T from_json(std::string_view text) {
  thread_local simdjson::dom::parser parser;
  auto root = parse_own_json(parser, text);
  if (root.has_error()) not_as_written(root.error().detail);
  T object;
  read_json(*root, object);
  return object;
}

}  // namespace seatledger
