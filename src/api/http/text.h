// Texts in HTTP: percent-encoding, UTF-8, tokens.
#pragma once

#include <string>
#include <string_view>

#include "base/ascii.h"

namespace seatledger::api {

enum class PlusSign { is_plus, is_space };

// Appends `raw` with its percent sequences decoded (RFC 3986 section 2.1). False at a '%' without
// two hexadecimal digits; `out` then holds what came before.
bool append_percent_decoded(std::string& out, std::string_view raw, PlusSign plus);
// Appends `raw`, every character but the unreserved ones (RFC 3986 section 2.3) as %XX; for paths
// and queries.
void append_percent_encoded(std::string& out, std::string_view text);

// Valid UTF-8 without U+0000.
bool is_text(std::string_view bytes);
// RFC 9110 section 5.6.2.
bool is_token(std::string_view text);
// Without spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);

// Without white space at both ends, by Unicode: what Python's str.strip() removes. Valid UTF-8.
std::string_view stripped(std::string_view text);

// `raw` for quoting in an error: at most 64 bytes; characters that are not printable ASCII as '?'.
std::string printable(std::string_view raw);
// The same between double quotes.
std::string in_quotes(std::string_view raw);

}  // namespace seatledger::api
