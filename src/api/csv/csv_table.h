// Rows as comma-separated values (RFC 4180): UTF-8, lines that end with CRLF, a header. The columns
// are the fields of the row's declaration, in their order.
#pragma once

#include <string>
#include <string_view>

#include "api/answer.h"

namespace seatledger::api {

// Appends the line that names the columns.
void append_csv_header(std::string& out, const AnswerObject& row);

// Appends a line for each of `rows`: JSON objects as the ledger prints them, with commas between
// them; none: nothing. A text stays as it is, a number, flag, object or list is its JSON, null and
// what a row lacks are empty. A text that a spreadsheet would calculate begins with an apostrophe
// (docs/security.md). Throws StoreError when `rows` is no such JSON. Any thread.
void append_csv_rows(std::string& out, const AnswerObject& row, std::string_view rows);

}  // namespace seatledger::api
