#include "api/seats/bulk_rows.h"

#include <algorithm>
#include <array>
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

constexpr std::string_view list_name = "assignments";
constexpr std::size_t blamed_rows_max = 10;

constexpr std::array head_fields{
    field::text("mode", "atomic or best_effort; atomic when left out."),
    field::text("transaction_id", "The order behind it; a repeat is recognised by it."),
    field::text("change_type", "What the change is, in the caller's words.")};
constexpr BodySchema head_schema{head_fields, false};

constexpr BodyField user_id_field = field::id("user_id", "The person; decides when several do.");
constexpr BodyField username_field =
    field::text("username", "The person; decides over the e-mail.");
constexpr BodyField email_field =
    field::typed("email", FieldType::email, "The person; may be nobody's known yet.");

std::vector<BodyField> assign_row_fields(const ledger::KindPolicy& policy) {
  std::vector<BodyField> fields{
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

// Collects the faults of rows, up to the limit of reported rows.
class RowFaults {
 public:
  bool is_full() const { return blamed_ == blamed_rows_max; }
  void add(std::size_t row, const Error& error) {
    ++blamed_;
    const std::string name = std::string(list_name) + '[' + std::to_string(row) + ']';
    if (error.fields.empty()) faults_.push_back({name, error.detail});
    for (const FieldError& fault : error.fields) {
      const bool whole = fault.field == "non_field_errors";
      faults_.push_back({whole ? name : name + '.' + fault.field, fault.reason});
    }
  }
  Result<void> check() {
    if (faults_.empty()) return {};
    return error_of(std::move(faults_));
  }

 private:
  std::size_t blamed_ = 0;
  std::vector<FieldError> faults_;
};

Result<void> check_size(std::size_t rows) {
  if (rows >= 1 && rows <= bulk_rows_max) return {};
  return bad_field(list_name, "must have 1 to " + std::to_string(bulk_rows_max) + " rows");
}

// The fields that name a person; every row has one of them.
bool names_somebody(std::string_view field) {
  return field == user_id_field.name || field == username_field.name || field == email_field.name ||
         field == "assignment_id";
}
bool names_somebody(const BodySchema& schema, DecodedBody& row) {
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    const bool is_given = !std::holds_alternative<std::monostate>(row.values()[i]);
    if (is_given && names_somebody(schema.fields[i].name)) return true;
  }
  return false;
}

void keep_row(const BodySchema& schema, Result<DecodedBody> row, std::size_t number,
              RowFaults& faults, std::vector<DecodedBody>& rows) {
  if (row.has_error()) {
    faults.add(number, row.error());
  } else if (!names_somebody(schema, *row)) {
    faults.add(number,
               bad_field("non_field_errors", "must name a person: user_id, username or email"));
  } else {
    rows.push_back(std::move(*row));
  }
}

Result<std::vector<DecodedBody>> json_rows(simdjson::dom::element root, const BodySchema& schema) {
  simdjson::dom::element list;
  if (root.at_key(list_name).get(list)) {
    return bad_field(list_name, "this field is required");
  }
  simdjson::dom::array elements;
  if (list.get_array().get(elements)) return bad_field(list_name, "must be a list");
  // Counted here: simdjson's own count ends at 2^24.
  std::size_t count = 0;
  for ([[maybe_unused]] const auto element : elements) ++count;
  TRY(check_size(count));
  std::vector<DecodedBody> rows;
  rows.reserve(count);
  RowFaults faults;
  std::size_t number = 0;
  for (const simdjson::dom::element element : elements) {
    if (faults.is_full()) break;
    keep_row(schema, decode_object(schema, element), number++, faults, rows);
  }
  TRY(faults.check());
  return rows;
}

// The column of each field.
Result<std::vector<std::optional<std::size_t>>> columns_of(const CsvRow& header,
                                                           const BodySchema& schema) {
  std::vector<std::optional<std::size_t>> columns(schema.fields.size());
  bool has_name = false;
  for (std::size_t column = 0; column < header.cells.size(); ++column) {
    const std::string name = lower(trimmed(header.cells[column]));
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

Result<DecodedBody> csv_row(const CsvRow& row, std::size_t width, const BodySchema& schema,
                            const std::vector<std::optional<std::size_t>>& columns) {
  if (row.cells.size() != width) {
    return bad_field("non_field_errors", "line " + std::to_string(row.line) + " has " +
                                             std::to_string(row.cells.size()) +
                                             " cells, the header " + std::to_string(width));
  }
  DecodedBody body(schema);
  Error refusal = error(ErrorCode::invalid_fields, "");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!columns[i]) continue;
    const std::string& cell = row.cells[*columns[i]];
    if (trimmed(cell).empty()) continue;
    if (auto fault = read_form_value(schema.fields[i], cell, body.values()[i])) {
      refusal.fields.push_back({std::string(schema.fields[i].name), std::move(*fault)});
    }
  }
  if (!refusal.fields.empty()) return refusal;
  return body;
}

Result<std::vector<DecodedBody>> csv_rows(std::string_view text, const BodySchema& schema) {
  const auto lines = TRY(parse_csv(text, bulk_rows_max + 1));
  if (lines.empty()) return error(ErrorCode::malformed_body, "the CSV is empty");
  const CsvRow& header = lines.front();
  const auto columns = TRY(columns_of(header, schema));
  TRY(check_size(lines.size() - 1));
  std::vector<DecodedBody> rows;
  rows.reserve(lines.size() - 1);
  RowFaults faults;
  for (std::size_t i = 1; i < lines.size() && !faults.is_full(); ++i) {
    keep_row(schema, csv_row(lines[i], header.cells.size(), schema, columns), i - 1, faults, rows);
  }
  TRY(faults.check());
  return rows;
}

// Takes fields of the head from a form or the query, unless the head already has them.
template <class Entries>
Result<void> add_head_texts(const Entries& entries, DecodedBody& head) {
  std::array<bool, head_fields.size()> seen{};
  for (const auto& entry : entries) {
    for (std::size_t i = 0; i < head_fields.size(); ++i) {
      if (entry.name != head_fields[i].name) continue;
      if (std::exchange(seen[i], true)) return bad_field(entry.name, "is given twice");
      if (!std::holds_alternative<std::monostate>(head.values()[i])) continue;
      if (auto fault = read_form_value(head_fields[i], entry.value, head.values()[i])) {
        return bad_field(entry.name, std::move(*fault));
      }
    }
  }
  return {};
}

// Reads a form: the fields of the head, and one file with the rows.
Result<std::vector<DecodedBody>> form_rows(const FormEntries& entries, const BodySchema& schema,
                                           DecodedBody& head) {
  const FormEntry* file = nullptr;
  FormEntries texts;
  for (const FormEntry& entry : entries) {
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

Result<std::vector<DecodedBody>> rows_of(const Call& call, const BodySchema& schema,
                                         DecodedBody& head) {
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

Result<BulkBody> decode_bulk(const Call& call, const BodySchema& row_schema) {
  DecodedBody head(head_schema);
  BulkBody bulk;
  bulk.rows = TRY(rows_of(call, row_schema, head));
  TRY(add_head_texts(call.query, head));
  bulk.transaction_id = head.get_optional<std::string>("transaction_id");
  bulk.change_type = head.get_optional<std::string>("change_type");
  if (const auto name = head.get<std::string>("mode")) {
    const auto mode = ledger::bulk_mode_named(*name);
    if (!mode) return bad_field("mode", "must be atomic or best_effort");
    bulk.mode = *mode;
  }
  return bulk;
}

}  // namespace seatledger::api
