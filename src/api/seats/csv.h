// Comma-separated values (RFC 4180), read strictly: line ends, commas and doubled quotes inside
// quotes; a quote elsewhere than around a whole cell is an error. Blanks belong to their cell.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace seatledger::api {

struct CsvRow {
  std::size_t line = 0;  // of the text, from 1, where the row begins
  std::vector<std::string> cells;
  friend bool operator==(const CsvRow&, const CsvRow&) = default;
};

// Every row, the header's too; empty lines are passed over, and so is a byte order mark. Lines end
// with LF, CRLF or CR; the last may go without. malformed_body: invalid UTF-8, U+0000, a misplaced
// quote (names the line), a quote that is never closed, more than `rows_max` rows.
Result<std::vector<CsvRow>> parse_csv(std::string_view text, std::size_t rows_max);

}  // namespace seatledger::api
