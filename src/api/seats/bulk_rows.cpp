#include "api/seats/bulk_rows.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "api/field_value.h"
#include "api/http/form.h"
#include "api/http/media.h"
#include "api/http/text.h"
#include "api/seats/csv.h"
#include "api/seats/print_seat.h"
#include "base/json_reader.h"

namespace seatledger::api {
namespace {

constexpr std::string_view list_name = "assignments";
constexpr std::size_t blamed_rows_max = 10;
constexpr std::int64_t id_max = std::numeric_limits<std::int64_t>::max();

const std::array<BodyField, 3> head_fields{{
    {.name = "mode", .sentence = "atomic or best_effort; atomic when left out."},
    {.name = "transaction_id", .sentence = "The order behind it; a repeat is recognised by it."},
    {.name = "change_type", .sentence = "What the change is, in the caller's words."},
}};
const BodySchema head_schema{head_fields, false};

std::vector<BodyField> person_fields() {
  return {
      {.name = "user_id",
       .type = FieldType::integer,
       .min = 1,
       .max = id_max,
       .sentence = "The person; decides when several do."},
      {.name = "username", .sentence = "The person; decides over the e-mail."},
      {.name = "email",
       .type = FieldType::email,
       .sentence = "The person; may be nobody's known yet."},
  };
}

std::vector<BodyField> assign_fields(const ledger::KindPolicy& policy) {
  std::vector<BodyField> fields = person_fields();
  const auto add = [&](std::string_view name, FieldType type, std::string_view sentence) {
    fields.push_back({.name = name, .type = type, .sentence = sentence});
  };
  add("active", FieldType::flag, "True when left out; off frees the seat.");
  add("fulfilled", FieldType::flag, "False when left out.");
  add("metadata", FieldType::object, "Free keys; replaced as a whole.");
  if (has_detailed_seats(policy)) {
    add("direct", FieldType::flag, "True when left out; printed only.");
    fields.push_back({.name = "redirect_to",
                      .type = FieldType::web_address,
                      .nullable = true,
                      .sentence = "Where to go after fulfillment; null clears it."});
  }
  return fields;
}

std::vector<BodyField> release_fields() {
  std::vector<BodyField> fields = person_fields();
  fields.insert(fields.begin(), {.name = "assignment_id",
                                 .type = FieldType::integer,
                                 .min = 1,
                                 .max = id_max,
                                 .sentence = "The assignment; decides when it is given."});
  return fields;
}

Error wrong(std::string field, std::string reason) {
  return field_error(ErrorCode::invalid_fields, std::move(field), std::move(reason));
}

// The faults of rows, of as many as are named.
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
  std::optional<Error> error_of_all() {
    if (faults_.empty()) return std::nullopt;
    Error refusal = error(ErrorCode::invalid_fields, "");
    for (const FieldError& fault : faults_) {
      if (!refusal.detail.empty()) refusal.detail += "; ";
      refusal.detail += fault.field + ": " + fault.reason;
    }
    refusal.fields = std::move(faults_);
    return refusal;
  }

 private:
  std::size_t blamed_ = 0;
  std::vector<FieldError> faults_;
};

std::optional<Error> refuse_size(std::size_t rows) {
  if (rows >= 1 && rows <= bulk_rows_max) return std::nullopt;
  return wrong(std::string(list_name), "must have 1 to " + std::to_string(bulk_rows_max) + " rows");
}

Error nobody_named() {
  return wrong("non_field_errors", "must name a person: user_id, username or email");
}

// Every row names somebody, or a release its assignment.
bool names_somebody(const BodySchema& schema, DecodedBody& row) {
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    const std::string_view name = schema.fields[i].name;
    const bool is_name =
        name == "user_id" || name == "username" || name == "email" || name == "assignment_id";
    if (is_name && !std::holds_alternative<std::monostate>(row.values()[i])) return true;
  }
  return false;
}

void keep_row(const BodySchema& schema, Result<DecodedBody> row, std::size_t number,
              RowFaults& faults, std::vector<DecodedBody>& rows) {
  if (row.has_error()) {
    faults.add(number, row.error());
  } else if (!names_somebody(schema, *row)) {
    faults.add(number, nobody_named());
  } else {
    rows.push_back(std::move(*row));
  }
}

Result<std::vector<DecodedBody>> json_rows(simdjson::dom::element root, const BodySchema& schema) {
  simdjson::dom::element list;
  if (root.at_key(list_name).get(list)) {
    return wrong(std::string(list_name), "this field is required");
  }
  simdjson::dom::array elements;
  if (list.get_array().get(elements)) return wrong(std::string(list_name), "must be a list");
  // Counted by hand: simdjson's own count ends at 2^24.
  std::size_t count = 0;
  for ([[maybe_unused]] const auto element : elements) ++count;
  if (auto refusal = refuse_size(count)) return std::move(*refusal);
  std::vector<DecodedBody> rows;
  rows.reserve(count);
  RowFaults faults;
  std::size_t number = 0;
  for (const simdjson::dom::element element : elements) {
    if (faults.is_full()) break;
    keep_row(schema, decode_object(schema, element), number++, faults, rows);
  }
  if (auto refusal = faults.error_of_all()) return std::move(*refusal);
  return rows;
}

// Which column each field stands in.
Result<std::vector<std::optional<std::size_t>>> columns_of(const CsvRow& header,
                                                           const BodySchema& schema) {
  std::vector<std::optional<std::size_t>> columns(schema.fields.size());
  bool names_somebody = false;
  for (std::size_t column = 0; column < header.cells.size(); ++column) {
    const std::string name = lower(trimmed(header.cells[column]));
    for (std::size_t i = 0; i < schema.fields.size(); ++i) {
      if (schema.fields[i].name != name) continue;
      if (columns[i]) return wrong(name, "is the name of two columns");
      columns[i] = column;
      const std::string_view field = schema.fields[i].name;
      names_somebody = names_somebody || field == "user_id" || field == "username" ||
                       field == "email" || field == "assignment_id";
    }
  }
  if (!names_somebody) {
    return wrong("non_field_errors",
                 "the first line of the CSV must name the columns, one of them user_id, username "
                 "or email");
  }
  return columns;
}

Result<DecodedBody> csv_row(const CsvRow& row, std::size_t width, const BodySchema& schema,
                            const std::vector<std::optional<std::size_t>>& columns) {
  if (row.cells.size() != width) {
    return wrong("non_field_errors", "line " + std::to_string(row.line) + " has " +
                                         std::to_string(row.cells.size()) + " cells, the header " +
                                         std::to_string(width));
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
  const auto lines = parse_csv(text, bulk_rows_max + 1);
  if (lines.has_error()) return lines.error();
  if (lines->empty()) return error(ErrorCode::malformed_body, "the CSV is empty");
  const CsvRow& header = lines->front();
  const auto columns = columns_of(header, schema);
  if (columns.has_error()) return columns.error();
  if (auto refusal = refuse_size(lines->size() - 1)) return std::move(*refusal);
  std::vector<DecodedBody> rows;
  rows.reserve(lines->size() - 1);
  RowFaults faults;
  for (std::size_t i = 1; i < lines->size() && !faults.is_full(); ++i) {
    keep_row(schema, csv_row((*lines)[i], header.cells.size(), schema, *columns), i - 1, faults,
             rows);
  }
  if (auto refusal = faults.error_of_all()) return std::move(*refusal);
  return rows;
}

// Fields of the head that stand in a form or in the query, unless the head has them already.
template <class Entries>
std::optional<Error> add_head_texts(const Entries& entries, DecodedBody& head) {
  std::array<bool, head_fields.size()> seen{};
  for (const auto& entry : entries) {
    for (std::size_t i = 0; i < head_fields.size(); ++i) {
      if (entry.name != head_fields[i].name) continue;
      if (std::exchange(seen[i], true)) return wrong(std::string(entry.name), "is given twice");
      if (!std::holds_alternative<std::monostate>(head.values()[i])) continue;
      if (auto fault = read_form_value(head_fields[i], entry.value, head.values()[i])) {
        return wrong(std::string(entry.name), std::move(*fault));
      }
    }
  }
  return std::nullopt;
}

// A form: the head's fields, and one file with the rows.
Result<std::vector<DecodedBody>> form_rows(const FormEntries& entries, const BodySchema& schema,
                                           DecodedBody& head) {
  const FormEntry* file = nullptr;
  FormEntries texts;
  for (const FormEntry& entry : entries) {
    if (!entry.filename) {
      texts.push_back(entry);
    } else if (file != nullptr) {
      return wrong(entry.name, "is a second file; send one");
    } else {
      file = &entry;
    }
  }
  if (file == nullptr) return wrong("file", "a CSV file is required");
  if (auto refusal = add_head_texts(texts, head)) return std::move(*refusal);
  return csv_rows(file->value, schema);
}

Result<std::vector<DecodedBody>> rows_of(const Call& call, const BodySchema& schema,
                                         DecodedBody& head) {
  const std::string_view content_type = call.http->header(HttpField::content_type);
  const std::string_view body = call.http->body;
  if (content_type.empty() && body.empty()) {
    return error(ErrorCode::malformed_body, "the body is empty");
  }
  const auto media = parse_media_type(content_type);
  if (media.has_error()) return media.error();
  if (media->name == "text/csv") return csv_rows(body, schema);
  const auto type = body_type(content_type);
  if (type.has_error()) return type.error();
  switch (type->format) {
    case BodyFormat::json: {
      simdjson::dom::parser parser;
      const auto root = parse_json(parser, body);
      if (root.has_error()) return root.error();
      auto decoded = decode_object(head_schema, *root);
      if (decoded.has_error()) return decoded.error();
      head = std::move(*decoded);
      return json_rows(*root, schema);
    }
    case BodyFormat::multipart: {
      const auto entries = parse_multipart(body, type->boundary);
      if (entries.has_error()) return entries.error();
      return form_rows(*entries, schema, head);
    }
    case BodyFormat::form: break;
  }
  return error(ErrorCode::unsupported_media_type,
               "rows come as application/json, text/csv or a file in multipart/form-data");
}

}  // namespace

const BodySchema& assign_row_body(ledger::Kind kind) {
  static const std::vector<BodyField> plain = assign_fields(ledger::policy_of(ledger::Kind::user));
  static const std::vector<BodyField> detailed =
      assign_fields(ledger::policy_of(ledger::Kind::program));
  static const BodySchema plain_schema{plain, false};
  static const BodySchema detailed_schema{detailed, false};
  return has_detailed_seats(ledger::policy_of(kind)) ? detailed_schema : plain_schema;
}

const BodySchema& release_row_body() {
  static const std::vector<BodyField> fields = release_fields();
  static const BodySchema schema{fields, false};
  return schema;
}

Result<BulkBody> decode_bulk(const Call& call, const BodySchema& row_schema) {
  DecodedBody head(head_schema);
  auto rows = rows_of(call, row_schema, head);
  if (rows.has_error()) return std::move(rows).error();
  if (auto refusal = add_head_texts(call.query, head)) return std::move(*refusal);
  BulkBody bulk;
  bulk.rows = std::move(*rows);
  bulk.transaction_id = head.get_optional<std::string>("transaction_id");
  bulk.change_type = head.get_optional<std::string>("change_type");
  if (const auto name = head.get<std::string>("mode")) {
    const auto mode = ledger::bulk_mode_named(*name);
    if (!mode) return wrong("mode", "must be atomic or best_effort");
    bulk.mode = *mode;
  }
  return bulk;
}

}  // namespace seatledger::api
