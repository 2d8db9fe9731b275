// Converts one field of a body or a query, a JSON value or a text, to a typed value.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>

#include "api/decoded_fields.h"
#include "api/input_field.h"

namespace seatledger::api {

// Both set `value`, or return a sentence that says what is wrong with the field.
std::optional<std::string> read_json_value(const InputField& field, simdjson::dom::element in,
                                           FieldValue& value);
std::optional<std::string> read_form_value(const InputField& field, std::string_view in,
                                           FieldValue& value);

}  // namespace seatledger::api
