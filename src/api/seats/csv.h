// A strict reader of comma-separated values (RFC 4180). Quoted cells may contain line ends, commas
// and doubled quotes; any other quote is an error. Blanks belong to their cell.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace seatledger::api {

struct CsvRow {
  std::size_t line = 0;  // the line in which the row begins, from 1
  std::vector<std::string> cells;
  friend bool operator==(const CsvRow&, const CsvRow&) = default;
};

// All rows, the header included; skips a byte order mark, empty lines and rows of
// blank cells, which spreadsheets write after the last row. Lines end with LF, CRLF
// or CR, optional after the last one. malformed_body: invalid UTF-8, U+0000, a misplaced quote
// (names the line), a quote that is never closed, more than `rows_max` rows below the
// header.
Result<std::vector<CsvRow>> parse_csv(std::string_view text, std::size_t rows_max);

}  // namespace seatledger::api
