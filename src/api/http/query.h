// The query of a target, by the rules of application/x-www-form-urlencoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace seatledger::api {

struct QueryParameter {
  std::string name;
  std::string value;
  friend bool operator==(const QueryParameter&, const QueryParameter&) = default;
};

// In the order sent, each name once.
using QueryParameters = std::vector<QueryParameter>;

// Reads "a=1&b=x+y%21": '+' is a space, a piece without '=' has an empty value, empty pieces are
// skipped. Of a repeated name the last value counts, at the place of the first. invalid_parameter,
// with the name as its field, for a broken percent sequence, invalid UTF-8 or U+0000.
Result<QueryParameters> parse_query(std::string_view raw);

// The parameter of that name (case-sensitive), without white space at both ends.
std::optional<std::string_view> find_parameter(const QueryParameters& parameters,
                                               std::string_view name);

// Decodes a path or a segment of one ('+' stays '+'); path_not_found when the result is not text.
Result<std::string> decode_path(std::string_view raw);

// Appends "name=value", with '&' before it unless `out` is empty or ends in '?' or '&'.
void append_parameter(std::string& out, std::string_view name, std::string_view value);

}  // namespace seatledger::api
