#include "api/document/api_markdown.h"

#include <boost/beast/http/verb.hpp>
#include <limits>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "api/document/route_facts.h"

namespace seatledger::api {
namespace {

constexpr std::string_view api_preface = R"(# API

<!-- Written by `seatledgerd --print-api-markdown` from the table of routes (src/api). -->

Every address, with what it takes and answers. The same as an OpenAPI document is at
`/openapi.json` and in [openapi.json](openapi.json); in a browser at `/docs/`.

An API key goes into the header `Authorization: Api-Token KEY`. Every address may have `/dm` before
it, and may lack its last slash. A body is JSON, or a form with the same fields. Texts lose white
space at their ends, and have at most 1,024 bytes. Times are [RFC
3339](https://www.rfc-editor.org/rfc/rfc3339). A moment is a position of the log or a time. A bare
*yes* under *required* means that the call is refused without it. [errors.md](errors.md) says what
each code means and what to do.

)";

std::string range_of(const InputField& field) {
  if (field.min == std::numeric_limits<std::int64_t>::min()) return "";
  const bool has_end = field.max != std::numeric_limits<std::int64_t>::max();
  return " from " + std::to_string(field.min) +
         (has_end ? " to " + std::to_string(field.max) : " on");
}

std::string listed(std::span<const std::string_view> values) {
  std::string text;
  for (const std::string_view value : values) {
    if (!text.empty()) text += ", ";
    text += '`' + std::string(value) + '`';
  }
  return text;
}

std::string type_of(const InputField& field) {
  switch (field.type) {
    case FieldType::text: return field.values.empty() ? "text" : listed(field.values);
    case FieldType::email:
    case FieldType::stored_email: return "e-mail address";
    case FieldType::web_address: return "http or https address";
    case FieldType::integer: return "integer" + range_of(field);
    case FieldType::flag:
      return field.values.empty() ? "true or false" : "`true`, `false`, " + listed(field.values);
    case FieldType::date_time: return "time";
    case FieldType::json: return "any JSON but null";
    case FieldType::object: return "object";
    case FieldType::list: return "list";
    case FieldType::integers: return "list of integers";
    case FieldType::texts: return "list of texts";
    case FieldType::words: return "texts with commas between";
    case FieldType::position: return "position";
    case FieldType::moment: return "position or time";
  }
  return "";
}

std::string type_of(const AnswerField& field) {
  std::string text;
  switch (field.type) {
    case AnswerType::text: text = field.values.empty() ? "text" : listed(field.values); break;
    case AnswerType::integer: text = "integer"; break;
    case AnswerType::flag: text = "true or false"; break;
    case AnswerType::date_time: text = "time"; break;
    case AnswerType::json: text = "any JSON"; break;
    case AnswerType::free: text = "object"; break;
    case AnswerType::object: {
      const std::string name(field.object->name);
      text = "[" + name + "](#" + name + ")";
      break;
    }
  }
  if (field.values.size() > 12) text = "text";
  if (field.is_list) text = "list of " + text;
  if (field.nullable) text += ", or null";
  return text;
}

// A '|' would end a cell.
std::string cell(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '|') safe += '\\';
    safe += c;
  }
  return safe;
}

std::string table_of(std::string_view title, std::span<const InputField> fields) {
  if (fields.empty()) return "";
  std::string text =
      "\n| " + std::string(title) + " | type | required | meaning |\n| --- | --- | --- | --- |\n";
  for (const InputField& field : fields) {
    text += "| `" + std::string(field.name) + "` | " + cell(type_of(field)) +
            (field.nullable ? ", or null" : "") + " | " + (field.required ? "yes" : "") + " | " +
            cell(field.sentence) + " |\n";
  }
  return text;
}

std::string body_of(const Route& route) {
  std::string text;
  if (route.body != nullptr) {
    text += table_of("field of the body", route.body->fields);
    for (const Alternatives& needed : route.body->needs) {
      text += "\nThe body: " + std::string(needed.sentence) + ".\n";
    }
    if (route.body->is_optional) text += "\nThe body may be left out.\n";
  }
  if (!route.rows) return text;
  if (route.rows->list.empty()) {
    text += "\nThe body is JSON lines (`application/x-ndjson`), of any length.\n";
  } else {
    text += "\nThe rows are a list in `" + std::string(route.rows->list) +
            "`, a CSV (`text/csv`), or a CSV file in a form: 10,000 at most.\n";
  }
  return text + table_of("field of a row", route.rows->row->fields);
}

std::string answer_of(const Route& route) {
  const AnswerShape& shape = route.answer;
  const std::string name(shape.object != nullptr ? shape.object->name : "");
  const std::string link = "[" + name + "](#" + name + ")";
  std::string text = "\nAnswer: " + std::to_string(shape.status);
  for (const OtherAnswer& other : shape.others) text += " or " + std::to_string(other.status);
  switch (shape.form) {
    case AnswerForm::one: text += ", " + link; break;
    case AnswerForm::page: text += ", a [page](#pages) of " + link; break;
    case AnswerForm::any: text += ", an object"; break;
    case AnswerForm::stream: text += ", messages whose data is " + link; break;
    case AnswerForm::plain: text += ", a text"; break;
    case AnswerForm::file: text += ", a file"; break;
  }
  if (shape.has_lines) text += "; with `Accept: application/x-ndjson` the stored records";
  if (shape.has_csv) text += "; with `Accept: text/csv` all rows as CSV";
  return text + ".\n";
}

std::string errors_of(const Route& route) {
  std::string text;
  for (const ErrorCode code : codes_of(route)) {
    const std::string name(code_name(code));
    text += (text.empty() ? "\nErrors: " : ", ") + ("[" + name + "](errors.md#" + name + ")");
  }
  return text + ".\n";
}

std::string title_of(const Route& route) {
  return std::string(boost::beast::http::to_string(route.method)) + " " + route.path;
}

std::string section_of(const Route& route) {
  return "\n### " + title_of(route) + "\n\n<a id=\"" + route.operation + "\"></a>" +
         std::string(route.sentence) + " " + description_of(route) + "\n" +
         table_of("parameter", route.parameters) + table_of("header", headers_of(route)) +
         body_of(route) + answer_of(route) + errors_of(route);
}

// The objects that answers consist of, each once.
class Objects {
 public:
  void add(const AnswerObject& object) {
    if (!known_.insert(object.name).second) return;
    std::string section = "\n### " + std::string(object.name) + "\n\n" +
                          std::string(object.sentence) +
                          (object.has_more ? " Further members are the caller's own." : "") +
                          "\n\n| member | type | absent | meaning |\n| --- | --- | --- | --- |\n";
    for (const AnswerField& field : object.fields) {
      section += "| `" + std::string(field.name) + "` | " + cell(type_of(field)) + " | " +
                 (field.may_be_absent ? "sometimes" : "") + " | " + cell(field.sentence) + " |\n";
    }
    text_ += section;
    for (const AnswerField& field : object.fields) {
      if (field.object != nullptr) add(*field.object);
    }
  }
  const std::string& text() const { return text_; }

 private:
  std::set<std::string_view> known_;
  std::string text_;
};

constexpr std::string_view page_section = R"(
## Pages

A list answers `count` (all its rows), `next_page` and `previous_page` (addresses, or null; `next`
and `previous` are the same) and `results` (the rows of this page). `page` and `page_size` say which
rows: the links keep all other parameters. A page past the end is 404 `page_not_found`.
)";

}  // namespace

std::string api_markdown(const std::vector<Route>& routes) {
  std::string text(api_preface);
  std::string sections;
  Objects objects;
  for (const Tag& tag : all_tags()) {
    text += "- " + std::string(tag.name) + ": " + std::string(tag.sentence) + "\n";
    sections += "\n## " + std::string(tag.name) + "\n\n" + std::string(tag.sentence) + "\n";
    for (const Route& route : routes) {
      if (&tag_of(route) != &tag || route.answer.form == AnswerForm::file) continue;
      text += "  - [" + title_of(route) + "](#" + route.operation +
              "): " + std::string(route.sentence) + "\n";
      sections += section_of(route);
      if (route.answer.object != nullptr) objects.add(*route.answer.object);
    }
  }
  text += sections;
  text += page_section;
  return text + "\n## Objects\n" + objects.text();
}

}  // namespace seatledger::api
