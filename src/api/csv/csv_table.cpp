#include "api/csv/csv_table.h"

#include <simdjson.h>

#include "base/json_reader.h"
#include "base/store_error.h"

namespace seatledger::api {
namespace {

// A text may say "formula" to a spreadsheet by its first character. The apostrophe before it is
// added also to texts that have apostrophes there already, so that a reader can take off one.
bool looks_like_formula(std::string_view text) {
  const std::size_t first = text.find_first_not_of('\'');
  return first != std::string_view::npos &&
         std::string_view("=+-@\t\r\n").find(text[first]) != std::string_view::npos;
}

void append_cell(std::string& out, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_text_cell(std::string& out, std::string_view text) {
  if (!looks_like_formula(text)) return append_cell(out, text);
  std::string defused = "'";
  defused += text;
  append_cell(out, defused);
}

void append_value(std::string& out, simdjson::dom::element value) {
  if (value.is_null()) return;
  std::string_view text;
  if (value.get_string().get(text) == simdjson::SUCCESS) {
    append_text_cell(out, text);
  } else {
    append_cell(out, to_json_text(value).str());
  }
}

[[noreturn]] void not_rows() { throw StoreError("rows of a CSV are not printed as JSON objects"); }

void append_line(std::string& out, const AnswerObject& row, simdjson::dom::element printed) {
  simdjson::dom::object members;
  if (printed.get_object().get(members) != simdjson::SUCCESS) not_rows();
  for (const AnswerField& field : row.fields) {
    if (&field != row.fields.data()) out += ',';
    simdjson::dom::element value;
    if (members.at_key(field.name).get(value) == simdjson::SUCCESS) append_value(out, value);
  }
  out += "\r\n";
}

}  // namespace

void append_csv_header(std::string& out, const AnswerObject& row) {
  for (const AnswerField& field : row.fields) {
    if (&field != row.fields.data()) out += ',';
    append_cell(out, field.name);
  }
  out += "\r\n";
}

void append_csv_rows(std::string& out, const AnswerObject& row, std::string_view rows) {
  if (rows.empty()) return;
  thread_local simdjson::dom::parser parser;
  std::string list = "[";
  list += rows;
  list += ']';
  const auto parsed = parse_own_json(parser, list);
  simdjson::dom::array printed;
  if (parsed.has_error() || parsed->get_array().get(printed) != simdjson::SUCCESS) not_rows();
  for (const simdjson::dom::element each : printed) append_line(out, row, each);
}

}  // namespace seatledger::api
