// Parses form bodies to ordered lists of names and values. Pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace seatledger::api {

inline constexpr std::size_t form_entries_max = 1000;

struct FormEntry {
  std::string name;                     // UTF-8
  std::string value;                    // UTF-8 without U+0000; of a file any bytes
  std::optional<std::string> filename;  // present: the entry is a file
  friend bool operator==(const FormEntry&, const FormEntry&) = default;
};

// In the order sent, repeated names kept.
using FormEntries = std::vector<FormEntry>;

// application/x-www-form-urlencoded. malformed_body: a broken percent sequence, invalid UTF-8,
// U+0000, more than form_entries_max entries.
Result<FormEntries> parse_form(std::string_view body);

// multipart/form-data (RFC 7578). `boundary` as media.h gives it. malformed_body: no closing
// boundary, a part without a form-data name, a broken part header, an encoding or charset other
// than plain UTF-8, more than form_entries_max parts.
Result<FormEntries> parse_multipart(std::string_view body, std::string_view boundary);

}  // namespace seatledger::api
