// JSON objects kept as texts, taken apart and put together, for code that knows no JSON. Every
// object is one whose text json_reader.h made; another text throws StoreError.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json_text.h"

namespace seatledger {

// The top-level members of `changes` set into `old`: what was there keeps its place, what is new
// follows in the order it came.
JsonText merge_objects(const JsonText& old, const JsonText& changes);

std::optional<JsonText> member_of(const JsonText& object, std::string_view name);
JsonText without_member(const JsonText& object, std::string_view name);

// The text that `value` is; nothing when it is no text.
std::optional<std::string> text_in(const JsonText& value);
JsonText json_of(const std::optional<std::string>& text);  // nothing: null
// {"<name>": value}
JsonText object_of(std::string_view name, const JsonText& value);

}  // namespace seatledger
