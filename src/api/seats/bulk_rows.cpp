#include "api/seats/bulk_rows.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "api/field_value.h"
#include "api/http/form.h"
#include "api/http/media.h"
#include "api/http/text.h"
#include "api/kind_body.h"
#include "api/object_decoder.h"
#include "api/seats/csv.h"
#include "base/json_reader.h"

namespace seatledger::api {
namespace {

constexpr std::size_t told_rows_max = 10;

constexpr std::array head_fields{
    field::one_of(field::text("mode",
                              "What one refused row does to the others; atomic: none is "
                              "stored, which is also meant when left out."),
                  ledger::bulk_mode_names),
    field::text("transaction_id", "The order behind it; a repeat is recognised by it."),
    field::text("change_type", "What the change is, in the caller's words.")};
constexpr BodySchema head_schema{head_fields, false};

constexpr InputField user_id_field = field::id("user_id", "The person; decides when several do.");
constexpr InputField username_field =
    field::text("username", "The person; decides over the e-mail.");
constexpr InputField email_field =
    field::typed("email", FieldType::email, "The person; may be nobody's known yet.");

std::vector<InputField> assign_row_fields(const ledger::KindPolicy& policy) {
  std::vector<InputField> fields{
      user_id_field,
      username_field,
      email_field,
      field::flag("active", "True when left out; off frees the seat."),
      field::flag("fulfilled", "False when left out."),
      field::typed("metadata", FieldType::object, "Free keys; replaced as a whole.")};
  if (policy.detailed_seats) {
    fields.push_back(field::flag("direct", "True when left out; only printed."));
    fields.push_back(field::nullable(field::typed(
        "redirect_to", FieldType::web_address, "Where to go after fulfillment; null clears it.")));
  }
  return fields;
}

constexpr std::array release_row_fields{
    field::id("assignment_id", "The assignment; decides when it is given."), user_id_field,
    username_field,
    field::typed("email", FieldType::stored_email, "The person; may be known only by it.")};

// What a body holds: the good rows in their order, and why the others are none.
struct FoundRows {
  std::vector<DecodedFields> rows;
  RefusedRows refused;
};

// invalid_fields with all faults; `detail` has those of the first rows.
Error error_of_rows(const RefusedRows& refused) {
  Error all = error(ErrorCode::invalid_fields, "");
  std::size_t rows = 0;
  for (const auto& [number, why] : refused) {
    const std::string name = std::string(bulk_list_name) + '[' + std::to_string(number) + ']';
    for (const FieldError& fault : why.fields) {
      all.fields.push_back({fault.field.empty() ? name : name + '.' + fault.field, fault.reason});
      if (rows >= told_rows_max) continue;
      if (!all.detail.empty()) all.detail += "; ";
      all.detail += all.fields.back().field + ": " + fault.reason;
    }
    ++rows;
  }
  if (rows > told_rows_max) {
    all.detail += "; and " + std::to_string(rows - told_rows_max) + " more rows";
  }
  return all;
}

Result<void> check_size(std::size_t rows) {
  if (rows >= 1 && rows <= bulk_rows_max) return {};
  return bad_field(bulk_list_name, "must have 1 to " + std::to_string(bulk_rows_max) + " rows");
}

// The fields that name a person; every row has one of them.
bool names_somebody(std::string_view field) {
  return field == user_id_field.name || field == username_field.name || field == email_field.name ||
         field == "assignment_id";
}
bool names_somebody(const BodySchema& schema, DecodedFields& row) {
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    const bool is_given = !std::holds_alternative<std::monostate>(row.values()[i]);
    if (is_given && names_somebody(schema.fields[i].name)) return true;
  }
  return false;
}

// Why a row is none; of a CSV with the line. A fault of the whole row has no field.
Error refusal_of_row(const Error& why, std::size_t line) {
  std::vector<FieldError> faults = why.fields;
  if (faults.empty()) faults.push_back({"", why.detail});
  const std::string place = line == 0 ? "" : " (line " + std::to_string(line) + ")";
  Error refusal = error(ErrorCode::invalid_fields, "");
  for (FieldError& fault : faults) {
    if (fault.field == "non_field_errors") fault.field.clear();
    fault.reason += place;
    if (!refusal.detail.empty()) refusal.detail += "; ";
    refusal.detail += fault.field.empty() ? fault.reason : fault.field + ": " + fault.reason;
  }
  refusal.fields = std::move(faults);
  return refusal;
}

// `line`: where the row begins in a CSV; 0: it is JSON.
void keep_row(const BodySchema& schema, Result<DecodedFields> row, std::size_t line,
              FoundRows& read) {
  const std::size_t number = read.rows.size() + read.refused.size();
  if (row.has_value() && !names_somebody(schema, *row)) {
    row = bad_field("non_field_errors", "must name a person: user_id, username or email");
  }
  if (row.has_error()) {
    read.refused.emplace(number, refusal_of_row(row.error(), line));
  } else {
    read.rows.push_back(std::move(*row));
  }
}

Result<FoundRows> json_rows(simdjson::dom::element root, const BodySchema& schema) {
  simdjson::dom::element list;
  if (root.at_key(bulk_list_name).get(list)) {
    return bad_field(bulk_list_name, "this field is required");
  }
  simdjson::dom::array elements;
  if (list.get_array().get(elements)) return bad_field(bulk_list_name, "must be a list");
  // Counted here: simdjson's own count ends at 2^24.
  std::size_t count = 0;
  for ([[maybe_unused]] const auto element : elements) ++count;
  TRY(check_size(count));
  FoundRows read;
  read.rows.reserve(count);
  for (const simdjson::dom::element element : elements) {
    keep_row(schema, decode_object(schema, element), 0, read);
  }
  return read;
}

// The first line that is not blank.
std::string_view first_line(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = text.substr(std::min(text.find_first_not_of(" \r\n"), text.size()));
  return text.substr(0, text.find_first_of("\r\n"));
}

// Fails with the separator when the header's names are separated by something else than commas,
// as spreadsheets of some languages write them.
Result<void> check_separator(std::string_view text) {
  static constexpr std::array separators{std::pair{';', "semicolons"}, std::pair{'\t', "tabs"},
                                         std::pair{'|', "vertical bars"}};
  const std::string_view header = first_line(text);
  for (const auto& [separator, words] : separators) {
    if (header.find(separator) == std::string_view::npos) continue;
    bool found = header.starts_with("sep=");
    for (std::string_view rest = header; !found && !rest.empty();) {
      const std::size_t end = std::min(rest.find(separator), rest.size());
      std::string name = lower(rest.substr(0, end));
      std::erase(name, '"');
      found = names_somebody(stripped(name));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (!found) continue;
    return bad_field("non_field_errors", "the cells of the CSV are separated by " +
                                             std::string(words) + "; separate them by commas");
  }
  return {};
}

// The column of each field.
Result<std::vector<std::optional<std::size_t>>> columns_of(const CsvRow& header,
                                                           const BodySchema& schema) {
  std::vector<std::optional<std::size_t>> columns(schema.fields.size());
  bool has_name = false;
  for (std::size_t column = 0; column < header.cells.size(); ++column) {
    const std::string name = lower(stripped(header.cells[column]));
    if (auto fault = misplaced_dry_run(name)) {
      return bad_field(fault->field, std::move(fault->reason));
    }
    for (std::size_t i = 0; i < schema.fields.size(); ++i) {
      if (schema.fields[i].name != name) continue;
      if (columns[i]) return bad_field(name, "is the name of two columns");
      columns[i] = column;
      has_name = has_name || names_somebody(name);
    }
  }
  if (!has_name) {
    return bad_field(
        "non_field_errors",
        "the first line of the CSV must name the columns, one of them user_id, username "
        "or email");
  }
  return columns;
}

Result<DecodedFields> csv_row(const CsvRow& row, std::size_t width, const BodySchema& schema,
                              const std::vector<std::optional<std::size_t>>& columns) {
  if (row.cells.size() != width) {
    return bad_field("non_field_errors", "has " + std::to_string(row.cells.size()) +
                                             " cells, the header " + std::to_string(width));
  }
  DecodedFields body(schema);
  Error refusal = error(ErrorCode::invalid_fields, "");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!columns[i]) continue;
    const std::string& cell = row.cells[*columns[i]];
    if (stripped(cell).empty()) continue;
    if (auto fault = read_form_value(schema.fields[i], cell, body.values()[i])) {
      refusal.fields.push_back({std::string(schema.fields[i].name), std::move(*fault)});
    }
  }
  if (!refusal.fields.empty()) return refusal;
  return body;
}

Result<FoundRows> csv_rows(std::string_view text, const BodySchema& schema) {
  TRY(check_separator(text));
  const auto lines = TRY(parse_csv(text, bulk_rows_max));
  if (lines.empty()) return error(ErrorCode::malformed_body, "the CSV is empty");
  const CsvRow& header = lines.front();
  const auto columns = TRY(columns_of(header, schema));
  TRY(check_size(lines.size() - 1));
  FoundRows read;
  read.rows.reserve(lines.size() - 1);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    keep_row(schema, csv_row(lines[i], header.cells.size(), schema, columns), lines[i].line, read);
  }
  return read;
}

// Takes fields of the head from a form.
Result<void> add_head_texts(const FormEntries& entries, DecodedFields& head) {
  std::array<bool, head_fields.size()> seen{};
  for (const FormEntry& entry : entries) {
    for (std::size_t i = 0; i < head_fields.size(); ++i) {
      if (entry.name != head_fields[i].name) continue;
      if (std::exchange(seen[i], true)) return bad_field(entry.name, "is given twice");
      if (auto fault = read_form_value(head_fields[i], entry.value, head.values()[i])) {
        return bad_field(entry.name, std::move(*fault));
      }
    }
  }
  return {};
}

// Reads a form: the fields of the head, and one file with the rows.
Result<FoundRows> form_rows(const FormEntries& entries, const BodySchema& schema,
                            DecodedFields& head) {
  const FormEntry* file = nullptr;
  FormEntries texts;
  for (const FormEntry& entry : entries) {
    if (auto fault = misplaced_dry_run(entry.name)) {
      return bad_field(fault->field, std::move(fault->reason));
    }
    if (!entry.filename) {
      texts.push_back(entry);
    } else if (file != nullptr) {
      return bad_field(entry.name, "is a second file; send one");
    } else {
      file = &entry;
    }
  }
  if (file == nullptr) return bad_field("file", "a CSV file is required");
  TRY(add_head_texts(texts, head));
  return csv_rows(file->value, schema);
}

Result<FoundRows> rows_of(const Call& call, const BodySchema& schema, DecodedFields& head) {
  const std::string_view content_type = call.http->header(HttpField::content_type);
  const std::string_view body = call.http->body;
  if (content_type.empty() && body.empty()) {
    return error(ErrorCode::malformed_body, "the body is empty");
  }
  if (TRY(parse_media_type(content_type)).name == "text/csv") return csv_rows(body, schema);
  const BodyType type = TRY(body_type(content_type));
  switch (type.format) {
    case BodyFormat::json: {
      simdjson::dom::parser parser;
      const auto root = TRY(parse_json(parser, body));
      head = TRY(decode_object(head_schema, root));
      return json_rows(root, schema);
    }
    case BodyFormat::multipart:
      return form_rows(TRY(parse_multipart(body, type.boundary)), schema, head);
    case BodyFormat::form: break;
  }
  return error(ErrorCode::unsupported_media_type,
               "rows come as application/json, text/csv or a file in multipart/form-data");
}

}  // namespace

const BodySchema& assign_row_body(ledger::Kind kind) {
  return body_of_kind<assign_row_fields>(kind);
}

const BodySchema& release_row_body() {
  static constexpr BodySchema schema{release_row_fields, false};
  return schema;
}

const BodySchema& bulk_head() { return head_schema; }

Result<BulkBody> decode_bulk(const Call& call, const BodySchema& row_schema) {
  DecodedFields head(head_schema);
  BulkBody bulk;
  FoundRows read = TRY(rows_of(call, row_schema, head));
  for (std::size_t i = 0; i < head_fields.size(); ++i) {
    FieldValue& value = head.values()[i];
    if (!std::holds_alternative<std::monostate>(value)) continue;
    if (const auto text = call.parameters.get<std::string>(head_fields[i].name)) value = *text;
  }
  bulk.transaction_id = head.get_optional<std::string>("transaction_id");
  bulk.change_type = head.get_optional<std::string>("change_type");
  if (const auto name = head.get<std::string>("mode")) {
    bulk.mode = ledger::bulk_mode_named(*name).value();
  }
  if (bulk.mode == ledger::BulkMode::atomic && !read.refused.empty()) {
    return error_of_rows(read.refused);
  }
  bulk.rows = std::move(read.rows);
  bulk.refused = std::move(read.refused);
  return bulk;
}

}  // namespace seatledger::api
