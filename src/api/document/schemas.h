// JSON Schema (2020-12, as OpenAPI 3.1 uses it) of declared fields and answers.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "api/answer.h"
#include "api/input_field.h"

namespace seatledger::api {

nlohmann::ordered_json schema_of(const InputField& field);
nlohmann::ordered_json schema_of(const BodySchema& body);

// The schemas that answers refer to, by name; filled as they are referred to.
class AnswerSchemas {
 public:
  // {"$ref": ...}
  nlohmann::ordered_json reference_to(const AnswerObject& object);
  // A page of a list of them; see page.h.
  nlohmann::ordered_json page_of(const AnswerObject& object);
  const nlohmann::ordered_json& all() const { return all_; }

 private:
  nlohmann::ordered_json schema_of(const AnswerField& field);
  nlohmann::ordered_json all_ = nlohmann::ordered_json::object();
};

}  // namespace seatledger::api
