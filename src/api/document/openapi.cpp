#include "api/document/openapi.h"

#include <boost/beast/http/verb.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "api/changes/plan.h"
#include "api/document/route_facts.h"
#include "api/document/schemas.h"
#include "api/entity_tags.h"
#include "base/error_table.h"
#include "base/version.h"

namespace seatledger::api {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view json_type = "application/json";
constexpr std::string_view problem_type = "application/problem+json";
constexpr std::string_view ndjson_type = "application/x-ndjson";

// The numbers that refusals carry beside `detail`.
constexpr std::string_view error_figures[] = {"usage_count", "requested",    "version",
                                              "head",        "differs_from", "retry_after"};

ordered_json content_of(std::string_view type, ordered_json schema) {
  return {{std::string(type), {{"schema", std::move(schema)}}}};
}

ordered_json parameter_of(const InputField& field, const char* place) {
  ordered_json parameter{{"name", field.name}, {"in", place}, {"description", field.sentence}};
  if (field.required) parameter["required"] = true;
  ordered_json schema = schema_of(field);
  schema.erase("description");
  parameter["schema"] = std::move(schema);
  return parameter;
}

ordered_json path_parameter(const std::string& name) {
  return {{"name", name},
          {"in", "path"},
          {"required", true},
          {"description", "See the address."},
          {"schema", {{"type", "string"}, {"minLength", 1}}}};
}

ordered_json parameters_of(const Route& route) {
  ordered_json parameters = ordered_json::array();
  for (const std::string& name : path_names(route)) parameters.push_back(path_parameter(name));
  for (const InputField& field : route.parameters) {
    parameters.push_back(parameter_of(field, "query"));
  }
  for (const InputField& field : headers_of(route)) {
    parameters.push_back(parameter_of(field, "header"));
  }
  return parameters;
}

// Of a bulk call: the fields beside the rows, and the rows.
ordered_json rows_body(const Route& route) {
  ordered_json row = schema_of(*route.rows->row);
  if (route.rows->list.empty()) {
    return content_of(ndjson_type, {{"type", "string"},
                                    {"description", "A JSON object on each line."},
                                    {"contentMediaType", ndjson_type},
                                    {"contentSchema", std::move(row)}});
  }
  ordered_json schema = schema_of(*route.body);
  schema["properties"][std::string(route.rows->list)] = {
      {"type", "array"}, {"items", std::move(row)}, {"description", "The rows, 10,000 at most."}};
  schema["required"].push_back(route.rows->list);
  ordered_json content = content_of(json_type, schema);
  content["text/csv"] = {
      {"schema",
       {{"type", "string"},
        {"description",
         "The rows; the first line names the columns, which are the row's fields."}}}};
  ordered_json form = schema_of(*route.body);
  form["properties"]["file"] = {
      {"type", "string"}, {"contentMediaType", "text/csv"}, {"description", "The rows, as CSV."}};
  form["required"].push_back("file");
  content["multipart/form-data"] = {{"schema", std::move(form)}};
  return content;
}

ordered_json request_body_of(const Route& route) {
  if (route.rows) return {{"required", true}, {"content", rows_body(route)}};
  const ordered_json schema = schema_of(*route.body);
  ordered_json content = content_of(json_type, schema);
  content["application/x-www-form-urlencoded"] = {{"schema", schema}};
  content["multipart/form-data"] = {{"schema", schema}};
  return {{"required", !route.body->is_optional}, {"content", std::move(content)}};
}

ordered_json header_object(std::string_view sentence, ordered_json schema) {
  return {{"description", sentence}, {"schema", std::move(schema)}};
}

ordered_json answer_headers(const Route& route) {
  ordered_json headers = ordered_json::object();
  const auto add = [&](const char* name) {
    headers[name] = {{"$ref", std::string("#/components/headers/") + name}};
  };
  add("X-Request-Id");
  add("Ledger-Position");
  if (std::holds_alternative<Write>(route.work) || std::holds_alternative<Stream>(route.work)) {
    add("Idempotent-Replayed");
    add("Ledger-Dry-Run");
  }
  for (const std::string_view name : route.answer.headers) add(std::string(name).c_str());
  return headers;
}

ordered_json header_components() {
  const ordered_json text{{"type", "string"}};
  return {{"X-Request-Id", header_object("Names the request in the server's log.", text)},
          {"Ledger-Position",
           header_object("The position of the log that the answer is of.", {{"type", "integer"}})},
          {"Idempotent-Replayed",
           header_object("true: the answer of an earlier call with the same Idempotency-Key or "
                         "transaction_id; nothing was stored now.",
                         {{"type", "string"}, {"enum", {"true"}}})},
          {"Ledger-Dry-Run", header_object("true: the call was only tried; nothing was stored.",
                                           {{"type", "string"}, {"enum", {"true"}}})},
          {"ETag", header_object("The version of the row, for If-Match and If-None-Match.", text)},
          {"Location", header_object("Where to go instead.", text)},
          {"Ledger-Lineage", header_object("Which log the positions are of.", text)},
          {"Ledger-Next-After",
           header_object("The cursor: the `after` of the next call.", {{"type", "integer"}})}};
}

ordered_json answer_schema(const AnswerShape& shape, AnswerSchemas& schemas) {
  switch (shape.form) {
    case AnswerForm::one:
    case AnswerForm::stream: return schemas.reference_to(*shape.object);
    case AnswerForm::page: return schemas.page_of(*shape.object);
    case AnswerForm::any: return {{"type", "object"}, {"additionalProperties", true}};
    case AnswerForm::plain:
    case AnswerForm::file: return {{"type", "string"}};
  }
  return {};
}

ordered_json answer_content(const AnswerShape& shape, AnswerSchemas& schemas) {
  if (shape.form == AnswerForm::stream) {
    return content_of(shape.type, {{"type", "string"},
                                   {"description", "Messages; the data of each is an event."},
                                   {"contentSchema", answer_schema(shape, schemas)}});
  }
  ordered_json content = content_of(shape.type, answer_schema(shape, schemas));
  if (shape.has_lines) {
    content[std::string(ndjson_type)] = {
        {"schema", {{"type", "string"}, {"description", "The stored records, a line each."}}}};
  }
  if (shape.has_csv) {
    content["text/csv"] = {{"schema", {{"type", "string"}, {"description", "All rows; no page."}}}};
  }
  return content;
}

// What a write answers that is only tried, with its plan.
ordered_json plan_schema(const Route& route, AnswerSchemas& schemas) {
  const auto events = schemas.reference_to(planned_event_answer());
  return {{"type", "object"},
          {"properties",
           {{"answer", answer_schema(route.answer, schemas)},
            {"events", {{"type", "array"}, {"items", events}}},
            {"effects", schemas.reference_to(effects_answer())}}},
          {"required", {"answer", "events", "effects"}},
          {"additionalProperties", false}};
}

// The responses of refusals, each once: by status and codes.
class Refusals {
 public:
  void add_to(ordered_json& responses, const Route& route) {
    std::map<std::uint16_t, std::vector<std::string_view>> codes;
    for (const ErrorCode code : codes_of(route)) {
      const ErrorRow& row = error_row(code);
      codes[row.status].push_back(row.name);
    }
    for (const auto& [status, names] : codes) {
      responses[std::to_string(status)] = {
          {"$ref", "#/components/responses/" + name_of(status, names)}};
    }
  }
  const ordered_json& all() const { return all_; }

 private:
  using Key = std::pair<std::uint16_t, std::vector<std::string_view>>;

  std::string name_of(std::uint16_t status, const std::vector<std::string_view>& codes) {
    const auto [at, is_new] = names_.try_emplace(Key{status, codes});
    if (is_new) {
      const std::size_t count = ++counts_[status];
      at->second = "refused_" + std::to_string(status);
      if (count > 1) at->second += "_" + std::to_string(count);
      all_[at->second] = response_with(codes);
    }
    return at->second;
  }

  static ordered_json response_with(const std::vector<std::string_view>& codes) {
    std::string sentence = codes.size() == 1 ? "The code is " : "The code is one of ";
    for (const std::string_view code : codes) {
      if (code != codes.front()) sentence += ", ";
      sentence += "`" + std::string(code) + "`";
    }
    ordered_json content = content_of(json_type, {{"$ref", "#/components/schemas/error"}});
    content[std::string(problem_type)] = {{"schema", {{"$ref", "#/components/schemas/problem"}}}};
    return {{"description", sentence + "; see docs/errors.md."},
            {"content", std::move(content)},
            {"x-error-codes", codes}};
  }

  std::map<Key, std::string> names_;
  std::map<std::uint16_t, std::size_t> counts_;
  ordered_json all_ = ordered_json::object();
};

ordered_json other_answer(const OtherAnswer& other, const ordered_json& good) {
  ordered_json answer{{"description", other.sentence}, {"headers", good["headers"]}};
  for (const std::string_view name : other.headers) {
    answer["headers"][std::string(name)] = {{"$ref", "#/components/headers/" + std::string(name)}};
  }
  if (other.has_body) answer["content"] = good["content"];
  return answer;
}

ordered_json responses_of(const Route& route, AnswerSchemas& schemas, Refusals& refusals) {
  const AnswerShape& shape = route.answer;
  ordered_json good{{"description", shape.object ? shape.object->sentence : "The answer."},
                    {"headers", answer_headers(route)},
                    {"content", answer_content(shape, schemas)}};
  ordered_json responses = ordered_json::object();
  responses[std::to_string(shape.status)] = good;
  for (const OtherAnswer& other : shape.others) {
    responses[std::to_string(other.status)] = other_answer(other, good);
  }
  if (route.takes_plan()) {
    const auto is_new = !responses.contains("200");
    ordered_json& response = responses["200"];
    if (is_new) {
      response = {{"description", "The plan."}, {"headers", good["headers"]}};
    }
    response["content"][std::string(plan_type)] = {{"schema", plan_schema(route, schemas)}};
  }
  for (const InputField& header : route.headers) {
    if (header.name != if_none_match_header.name) continue;
    responses["304"] = {{"description", "The caller has this version."}};
  }
  refusals.add_to(responses, route);
  return responses;
}

ordered_json operation_of(const Route& route, AnswerSchemas& schemas, Refusals& refusals) {
  ordered_json operation{{"operationId", route.operation},
                         {"tags", {tag_of(route).name}},
                         {"summary", route.sentence},
                         {"description", description_of(route)}};
  ordered_json parameters = parameters_of(route);
  if (!parameters.empty()) operation["parameters"] = std::move(parameters);
  if (route.body != nullptr || route.rows) operation["requestBody"] = request_body_of(route);
  operation["responses"] = responses_of(route, schemas, refusals);
  if (route.access == Access::anyone) operation["security"] = ordered_json::array();
  return operation;
}

ordered_json error_schema() {
  const ordered_json text{{"type", "string"}};
  const ordered_json number{{"type", "integer"}};
  ordered_json properties{{"detail", {{"type", "string"}, {"description", "A sentence."}}},
                          {"code", {{"$ref", "#/components/schemas/error_code"}}},
                          {"request_id", text}};
  for (const std::string_view figure : error_figures) properties[std::string(figure)] = number;
  // These are also names of fields and parameters.
  properties["count"] = {{"type", {"integer", "array"}}, {"items", text}};
  properties["lineage"] = {{"type", {"string", "array"}}, {"items", text}};
  return {{"type", "object"},
          {"description",
           "A refusal. Each wrong field or parameter is a member with a list of sentences."},
          {"properties", std::move(properties)},
          {"required", {"detail", "code"}},
          {"additionalProperties", {{"type", "array"}, {"items", text}}}};
}

ordered_json problem_schema() {
  const ordered_json text{{"type", "string"}};
  return {{"type", "object"},
          {"description", "The same as problem details (RFC 9457), when Accept asks for them."},
          {"properties",
           {{"type", text},
            {"title", text},
            {"status", {{"type", "integer"}}},
            {"detail", text},
            {"instance", text},
            {"code", {{"$ref", "#/components/schemas/error_code"}}},
            {"figures", {{"type", "object"}, {"additionalProperties", true}}},
            {"errors",
             {{"type", "array"},
              {"items",
               {{"type", "object"},
                {"properties", {{"pointer", text}, {"parameter", text}, {"detail", text}}},
                {"required", {"detail"}}}}}}}},
          {"required", {"type", "title", "status", "detail", "code"}}};
}

ordered_json code_schema() {
  ordered_json names = ordered_json::array();
  for (const ErrorRow& row : error_table()) names.push_back(row.name);
  return {{"type", "string"}, {"description", "See docs/errors.md."}, {"enum", std::move(names)}};
}

ordered_json info() {
  return {{"title", "Seatledger"},
          {"version", product_version()},
          {"summary", "An event-sourced ledger of licenses and their seats."},
          {"description",
           "Every change of a license or a seat is appended as an event that nobody can alter "
           "unnoticed. Answers show the state after the newest event, or after any earlier one.\n\n"
           "An API key goes into the header `Authorization: Api-Token KEY`. Every address may have "
           "`/dm` before it. Texts lose white space at their ends. Times are RFC 3339, in UTC."},
          {"license", {{"name", "See the repository"}, {"identifier", "LicenseRef-seatledger"}}}};
}

}  // namespace

std::string openapi_document(const std::vector<Route>& routes) {
  AnswerSchemas schemas;
  Refusals refusals;
  ordered_json paths = ordered_json::object();
  for (const Route& route : routes) {
    if (route.answer.form == AnswerForm::file) continue;
    std::string method(boost::beast::http::to_string(route.method));
    for (char& c : method) c = static_cast<char>(c - 'A' + 'a');
    paths[route.path][method] = operation_of(route, schemas, refusals);
  }
  ordered_json tags = ordered_json::array();
  for (const Tag& tag : all_tags()) {
    tags.push_back({{"name", tag.name}, {"description", tag.sentence}});
  }
  ordered_json components = schemas.all();
  components["error"] = error_schema();
  components["problem"] = problem_schema();
  components["error_code"] = code_schema();
  const ordered_json document{
      {"openapi", "3.1.0"},
      {"info", info()},
      {"servers", {{{"url", "/"}, {"description", "This server."}}}},
      {"security", {{{"key", ordered_json::array()}}}},
      {"tags", std::move(tags)},
      {"paths", std::move(paths)},
      {"components",
       {{"securitySchemes",
         {{"key",
           {{"type", "apiKey"},
            {"in", "header"},
            {"name", "Authorization"},
            {"description", "`Api-Token KEY`; also `Api-Key`, `Token` or `Bearer`."}}}}},
        {"headers", header_components()},
        {"responses", refusals.all()},
        {"schemas", std::move(components)}}}};
  return document.dump(1) + '\n';
}

}  // namespace seatledger::api
