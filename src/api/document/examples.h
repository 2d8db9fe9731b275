// Examples of fields: their own, else one that fits their name or type.
#pragma once

#include <nlohmann/json.hpp>

#include "api/answer.h"
#include "api/input_field.h"

namespace seatledger::api {

nlohmann::ordered_json example_of(const InputField& field);
nlohmann::ordered_json example_of(const AnswerField& field);

}  // namespace seatledger::api
