// Splits and joins JSON objects kept as texts, for code that does not include JSON headers. Throws
// StoreError for texts that json_reader.h did not make.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json_text.h"

namespace seatledger {

// `old` with the top-level members of `changes`: existing members keep their place, new ones follow
// in their order.
JsonText merge_objects(const JsonText& old, const JsonText& changes);

std::optional<JsonText> member_of(const JsonText& object, std::string_view name);
JsonText without_member(const JsonText& object, std::string_view name);

// The string that `value` is; nothing if it is another type.
std::optional<std::string> text_in(const JsonText& value);
JsonText json_of(const std::optional<std::string>& text);  // nothing: null
// {"<name>": value}
JsonText object_of(std::string_view name, const JsonText& value);

}  // namespace seatledger
