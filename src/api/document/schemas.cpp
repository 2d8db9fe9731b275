#include "api/document/schemas.h"

#include <algorithm>
#include <limits>
#include <string>

#include "api/document/examples.h"
#include "api/page.h"

namespace seatledger::api {
namespace {

using nlohmann::ordered_json;

ordered_json of_type(const char* name) { return {{"type", name}}; }

ordered_json text_schema(const InputField& field) {
  ordered_json schema = of_type("string");
  if (!field.blank) schema["minLength"] = 1;
  schema["maxLength"] =
      std::min<std::int64_t>(field.max, static_cast<std::int64_t>(text_bytes_max));
  return schema;
}

// Each of them has a limit, not all together.
ordered_json words_schema() { return {{"type", "string"}, {"minLength", 1}}; }

ordered_json with_format(ordered_json schema, const char* format) {
  schema["format"] = format;
  return schema;
}

ordered_json integer_schema(const InputField& field) {
  ordered_json schema = of_type("integer");
  if (field.min != std::numeric_limits<std::int64_t>::min()) schema["minimum"] = field.min;
  if (field.max != std::numeric_limits<std::int64_t>::max()) schema["maximum"] = field.max;
  return schema;
}

ordered_json list_of(ordered_json items) { return {{"type", "array"}, {"items", items}}; }

ordered_json bare_schema(const InputField& field) {
  switch (field.type) {
    case FieldType::text: return text_schema(field);
    case FieldType::email:
    case FieldType::stored_email: return with_format(text_schema(field), "email");
    case FieldType::web_address: return with_format(text_schema(field), "uri");
    case FieldType::integer: return integer_schema(field);
    case FieldType::flag: return of_type("boolean");
    case FieldType::date_time: return with_format(of_type("string"), "date-time");
    case FieldType::json: return ordered_json::object();
    case FieldType::object: return of_type("object");
    case FieldType::list: return list_of(ordered_json::object());
    case FieldType::integers: return list_of(integer_schema(field));
    case FieldType::texts: return list_of(text_schema(field));
    case FieldType::words: return words_schema();
    case FieldType::position: return {{"type", "string"}, {"pattern", "^[0-9]+$"}};
    case FieldType::moment: return of_type("string");
  }
  return {};
}

void allow_null(ordered_json& schema) {
  if (schema.contains("$ref")) schema = {{"anyOf", {schema, of_type("null")}}};
  if (!schema.contains("type")) return;  // any value
  schema["type"] = ordered_json::array({schema["type"], "null"});
  if (schema.contains("enum")) schema["enum"].push_back(nullptr);
}

template <class Values>
ordered_json list_of_values(const Values& values) {
  ordered_json list = ordered_json::array();
  for (const std::string_view value : values) list.push_back(value);
  return list;
}

void limit_to_values(ordered_json& schema, const InputField& field) {
  if (field.type == FieldType::words) return;  // several of the values
  const ordered_json values = list_of_values(field.values);
  if (field.type == FieldType::flag) {
    schema = {{"anyOf", {of_type("boolean"), {{"type", "string"}, {"enum", values}}}}};
  } else {
    schema = {{"type", "string"}, {"enum", values}};
  }
}

}  // namespace

ordered_json schema_of(const InputField& field) {
  ordered_json schema = bare_schema(field);
  if (!field.values.empty()) limit_to_values(schema, field);
  if (field.nullable) allow_null(schema);
  schema["description"] = field.sentence;
  schema["examples"] = ordered_json::array({example_of(field)});
  return schema;
}

ordered_json schema_of(const BodySchema& body) {
  ordered_json properties = ordered_json::object();
  ordered_json required = ordered_json::array();
  for (const InputField& field : body.fields) {
    properties[std::string(field.name)] = schema_of(field);
    if (field.required) required.push_back(field.name);
  }
  ordered_json schema = of_type("object");
  schema["properties"] = std::move(properties);
  if (!required.empty()) schema["required"] = std::move(required);
  for (const Alternatives& needed : body.needs) {
    ordered_json choices = ordered_json::array();
    for (const std::string_view name : needed.names) choices.push_back({{"required", {name}}});
    schema["allOf"].push_back({{"anyOf", std::move(choices)}});
  }
  return schema;
}

ordered_json AnswerSchemas::schema_of(const AnswerField& field) {
  ordered_json schema;
  switch (field.type) {
    case AnswerType::text: schema = of_type("string"); break;
    case AnswerType::integer: schema = of_type("integer"); break;
    case AnswerType::flag: schema = of_type("boolean"); break;
    case AnswerType::date_time: schema = with_format(of_type("string"), "date-time"); break;
    case AnswerType::json: schema = ordered_json::object(); break;
    case AnswerType::free:
      schema = of_type("object");
      schema["additionalProperties"] = true;
      break;
    case AnswerType::object: schema = reference_to(*field.object); break;
  }
  if (!field.values.empty()) schema["enum"] = list_of_values(field.values);
  if (field.is_list) schema = list_of(std::move(schema));
  if (field.nullable) allow_null(schema);
  schema["description"] = field.sentence;
  if (field.type != AnswerType::object) {
    schema["examples"] = ordered_json::array({example_of(field)});
  }
  return schema;
}

ordered_json AnswerSchemas::reference_to(const AnswerObject& object) {
  const std::string name(object.name);
  ordered_json reference{{"$ref", "#/components/schemas/" + name}};
  if (all_.contains(name)) return reference;
  all_[name] = ordered_json::object();  // keeps the order in which they are met
  ordered_json properties = ordered_json::object();
  ordered_json required = ordered_json::array();
  for (const AnswerField& field : object.fields) {
    properties[std::string(field.name)] = schema_of(field);
    if (!field.may_be_absent) required.push_back(field.name);
  }
  ordered_json schema = of_type("object");
  schema["description"] = object.sentence;
  schema["properties"] = std::move(properties);
  if (!required.empty()) schema["required"] = std::move(required);
  if (object.has_more) schema["additionalProperties"] = true;
  all_[name] = std::move(schema);
  return reference;
}

ordered_json AnswerSchemas::page_of(const AnswerObject& object) {
  const std::string name = std::string(object.name) + "_page";
  ordered_json reference{{"$ref", "#/components/schemas/" + name}};
  if (all_.contains(name)) return reference;
  reference_to({name, "A page of a list.", page_answer_fields(object)});
  return reference;
}

}  // namespace seatledger::api
