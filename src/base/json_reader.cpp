#include "base/json_reader.h"

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <string>
#include <utility>

#include "base/json_writer.h"

namespace seatledger {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

// Returns a copy, because value_unsafe() refers to the temporary result.
simdjson::dom::array array_of(const element& value) { return value.get_array().value_unsafe(); }
simdjson::dom::object object_of(const element& value) { return value.get_object().value_unsafe(); }

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool has_nul(std::string_view text) { return text.find('\0') != std::string_view::npos; }

Error malformed(std::string detail) { return error(ErrorCode::malformed_body, std::move(detail)); }

Result<void> check(const element& value, int depth);

Result<void> check_object(const simdjson::dom::object& object, int depth) {
  boost::container::small_vector<std::string_view, 16> keys;
  for (const auto& member : object) {
    if (has_nul(member.key)) return malformed("the body has U+0000 in a member's name");
    keys.push_back(member.key);
    TRY(check(member.value, depth));
  }
  std::sort(keys.begin(), keys.end());
  const auto twice = std::adjacent_find(keys.begin(), keys.end());
  if (twice == keys.end()) return {};
  return malformed("the body names \"" + std::string(*twice) + "\" twice in one object");
}

Result<void> check(const element& value, int depth) {
  switch (value.type()) {
    case element_type::OBJECT:
      if (depth == json_depth_max) return malformed("the body has more than 64 levels");
      return check_object(object_of(value), depth + 1);
    case element_type::ARRAY:
      if (depth == json_depth_max) return malformed("the body has more than 64 levels");
      for (const element child : array_of(value)) TRY(check(child, depth + 1));
      return {};
    case element_type::STRING:
      if (has_nul(value.get_string().value_unsafe()))
        return malformed("the body has U+0000 in a text");
      return {};
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
    case element_type::BOOL:
    case element_type::NULL_VALUE: return {};
  }
  return {};
}

std::string describe(simdjson::error_code code) {
  switch (code) {
    case simdjson::EMPTY: return "the body is empty";
    case simdjson::UTF8_ERROR: return "the body is not valid UTF-8";
    case simdjson::DEPTH_ERROR: return "the body has more than 64 levels";
    case simdjson::NUMBER_ERROR:
      return "the body has a number that is no JSON number or beyond a 64-bit integer or a double";
    default: return "the body is not valid JSON: " + std::string(simdjson::error_message(code));
  }
}

void append(JsonWriter& writer, const element& value, bool sorted);

void append_object(JsonWriter& writer, const simdjson::dom::object& object, bool sorted) {
  const auto append_member = [&](std::string_view name, const element& value) {
    writer.key(name);
    append(writer, value, sorted);
  };
  writer.begin_object();
  if (sorted) {
    boost::container::small_vector<std::pair<std::string_view, element>, 16> members;
    for (const auto& member : object) members.emplace_back(member.key, member.value);
    std::sort(members.begin(), members.end(),
              [](const auto& left, const auto& right) { return left.first < right.first; });
    for (const auto& [name, value] : members) append_member(name, value);
  } else {
    for (const auto& member : object) append_member(member.key, member.value);
  }
  writer.end_object();
}

void append(JsonWriter& writer, const element& value, bool sorted) {
  switch (value.type()) {
    case element_type::OBJECT: append_object(writer, object_of(value), sorted); break;
    case element_type::ARRAY:
      writer.begin_array();
      for (const element child : array_of(value)) append(writer, child, sorted);
      writer.end_array();
      break;
    case element_type::STRING: writer.text(value.get_string().value_unsafe()); break;
    case element_type::INT64: writer.number(value.get_int64().value_unsafe()); break;
    case element_type::UINT64: writer.number(value.get_uint64().value_unsafe()); break;
    case element_type::DOUBLE: writer.real(value.get_double().value_unsafe()); break;
    case element_type::BOOL: writer.boolean(value.get_bool().value_unsafe()); break;
    case element_type::NULL_VALUE: writer.null(); break;
  }
}

}  // namespace

Result<element> parse_own_json(simdjson::dom::parser& parser, std::string_view text) {
  element root;
  // simdjson reads the address of an empty text, which may be none.
  if (text.empty()) return malformed(describe(simdjson::EMPTY));
  if (const auto code = parser.parse(text.data(), text.size()).get(root)) {
    return malformed(describe(code));
  }
  return root;
}

Result<element> parse_json(simdjson::dom::parser& parser, std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const element root = TRY(parse_own_json(parser, text));
  TRY(check(root, 0));
  return root;
}

JsonText to_json_text(element value) {
  std::string out;
  JsonWriter writer(out);
  append(writer, value, false);
  return JsonText(std::move(out));
}

std::string canonical_json(element value) {
  std::string out;
  JsonWriter writer(out);
  append(writer, value, true);
  return out;
}

}  // namespace seatledger
