// Strict JSON parsing: the same rules wherever a caller's text is read.
#pragma once

#include <simdjson.h>

#include <string_view>

#include "base/error.h"
#include "base/json_text.h"

namespace seatledger {

inline constexpr int json_depth_max = 64;

// Parses `text` into `parser`, which owns the tree and must outlive the element. Passes over a byte
// order mark at the beginning. Refuses with
// malformed_body: broken JSON, empty text, invalid UTF-8, U+0000 in a string, a duplicate key in an
// object, more than 64 levels, numbers beyond a 64-bit integer or a double.
Result<simdjson::dom::element> parse_json(simdjson::dom::parser& parser, std::string_view text);

// The same for text the ledger wrote itself: checks the syntax only.
Result<simdjson::dom::element> parse_own_json(simdjson::dom::parser& parser, std::string_view text);

// The compact text of an element, with members in their original order.
JsonText to_json_text(simdjson::dom::element element);
// The same with the members of every object sorted by name: equal for equal content.
std::string canonical_json(simdjson::dom::element element);

}  // namespace seatledger
