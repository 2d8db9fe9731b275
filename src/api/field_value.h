// Converts one field of a body, a JSON value or a form's text, to a typed value.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>

#include "api/body_decoder.h"
#include "api/body_field.h"

namespace seatledger::api {

// Both set `value`, or return a sentence that says what is wrong with the field.
std::optional<std::string> read_json_value(const BodyField& field, simdjson::dom::element in,
                                           FieldValue& value);
std::optional<std::string> read_form_value(const BodyField& field, std::string_view in,
                                           FieldValue& value);

}  // namespace seatledger::api
