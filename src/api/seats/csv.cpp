#include "api/seats/csv.h"

#include <csv.h>

#include <algorithm>
#include <new>

#include "api/http/text.h"

namespace seatledger::api {
namespace {

// More columns than any schema has fields.
constexpr std::size_t cells_max = 256;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Values of csv_parser::pstate, which the header of libcsv does not name.
constexpr int row_not_begun = 0;

Error malformed_csv(std::string detail) {
  return error(ErrorCode::malformed_body, std::move(detail));
}

// A libcsv parser and the rows it has read.
class Reading {
 public:
  explicit Reading(std::size_t lines_max) : lines_max_(lines_max) {
    static constexpr unsigned char options = CSV_STRICT | CSV_STRICT_FINI;
    if (csv_init(&parser_, options) != 0) throw std::bad_alloc();
    // Blanks around a cell belong to it (RFC 4180 section 2.4).
    csv_set_space_func(&parser_, [](unsigned char) { return 0; });
  }
  ~Reading() { csv_free(&parser_); }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  // False: the text is not valid CSV; see faulty_line().
  bool read(std::string_view text) {
    // Line by line, so that the line number of every row is known.
    while (!text.empty()) {
      const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
      ++line_;
      if (parser_.pstate == row_not_begun) began_ = line_;
      if (csv_parse(&parser_, text.data(), size, on_cell, on_row, this) != size) return false;
      text.remove_prefix(size);
    }
    return csv_fini(&parser_, on_cell, on_row, this) == 0;
  }
  bool is_out_of_memory() { return csv_error(&parser_) == CSV_ENOMEM; }
  std::size_t line() const { return line_; }
  std::vector<CsvRow> take() { return std::move(rows_); }
  std::size_t size() const { return rows_.size(); }

 private:
  // Keeps one row more than allowed, so that the excess is noticed.
  bool is_full() const { return rows_.size() > lines_max_; }

  // noexcept, because an exception must not pass through the library's C code. Only std::bad_alloc
  // could be thrown, which ends the process everywhere.
  static void on_cell(void* cell, std::size_t size, void* self) noexcept {
    auto& reading = *static_cast<Reading*>(self);
    if (reading.is_full() || reading.open_.cells.size() > cells_max) return;
    if (reading.open_.cells.empty()) reading.open_.line = reading.began_;
    reading.open_.cells.emplace_back(static_cast<const char*>(cell), size);
  }
  static void on_row(int, void* self) noexcept {
    auto& reading = *static_cast<Reading*>(self);
    if (reading.is_full()) return;
    const auto& cells = reading.open_.cells;
    const bool is_blank = std::all_of(
        cells.begin(), cells.end(), [](const std::string& cell) { return stripped(cell).empty(); });
    if (!is_blank) reading.rows_.push_back(std::move(reading.open_));
    reading.open_ = {};
  }

  const std::size_t lines_max_;  // rows, the header among them
  csv_parser parser_{};
  std::size_t line_ = 0;   // being read
  std::size_t began_ = 1;  // where the open row begins
  CsvRow open_;
  std::vector<CsvRow> rows_;
};

}  // namespace

Result<std::vector<CsvRow>> parse_csv(std::string_view text, std::size_t rows_max) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (!is_text(text)) return malformed_csv("the CSV is not UTF-8 text");
  Reading reading(rows_max + 1);
  if (!reading.read(text)) {
    if (reading.is_out_of_memory()) throw std::bad_alloc();
    return malformed_csv("the CSV has a misplaced or open quote in line " +
                         std::to_string(reading.line()));
  }
  if (reading.size() > rows_max + 1) {
    return malformed_csv("the CSV has more than " + std::to_string(rows_max) +
                         " rows below its header");
  }
  return reading.take();
}

}  // namespace seatledger::api
