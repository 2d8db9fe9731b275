// Comma-separated values.
#include <algorithm>

#include "api/http/text.h"
#include "api/seats/csv.h"
#include "fuzz/fuzz.h"

namespace {

using namespace seatledger;
using fuzz::require;

constexpr std::size_t rows_max = 1000;

std::string encoded(const std::vector<api::CsvRow>& rows) {
  std::string out;
  for (const api::CsvRow& row : rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i != 0) out += ',';
      out += '"';
      for (const char c : row.cells[i]) out += c == '"' ? std::string("\"\"") : std::string(1, c);
      out += '"';
    }
    out += "\r\n";
  }
  return out;
}

void check_lines(const std::vector<api::CsvRow>& rows, std::string_view text) {
  const auto ends = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  std::size_t last = 0;
  for (const api::CsvRow& row : rows) {
    require(row.line >= std::max<std::size_t>(last, 1) && row.line <= ends + 1,
            "rows have the lines of the text, in order");
    last = row.line;
    require(!row.cells.empty(), "a row has cells");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const auto rows = api::parse_csv(text, rows_max);
  if (rows.has_error()) {
    require(api::is_text(rows.error().detail), "a refusal is text");
    return 0;
  }
  require(rows->size() <= rows_max + 1, "rows have a bound");
  check_lines(*rows, text);
  const auto again = api::parse_csv(encoded(*rows), rows_max);
  require(again.has_value() && again->size() == rows->size(), "as many rows when read again");
  for (std::size_t i = 0; i < rows->size(); ++i) {
    require((*again)[i].cells == (*rows)[i].cells, "a row is the same when read again");
  }
  return 0;
}
