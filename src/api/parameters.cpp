#include "api/parameters.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/body_decoder.h"
#include "api/edx_id.h"
#include "api/field_value.h"
#include "api/http/text.h"

namespace seatledger::api {
namespace {

using Fault = std::optional<std::string>;

// Clients add these to every request, also where they mean nothing.
bool is_common(std::string_view name, bool is_read) {
  if (name == "format" || name == "dry_run") return true;
  return is_read && (name == "page" || name == "page_size");
}

std::size_t index_of(std::span<const InputField> declared, std::string_view name) {
  const auto found = std::find_if(declared.begin(), declared.end(),
                                  [&](const InputField& field) { return field.name == name; });
  return static_cast<std::size_t>(found - declared.begin());
}

std::string bounds_of(const InputField& field) {
  if (field.min == std::numeric_limits<std::int64_t>::min()) return "must be an integer";
  std::string sentence = "must be a whole number from " + std::to_string(field.min);
  const bool has_end = field.max != std::numeric_limits<std::int64_t>::max();
  return sentence + (has_end ? " to " + std::to_string(field.max) : " on");
}

Fault read_parameter(const InputField& field, std::string_view text, FieldValue& value) {
  if (field.type == FieldType::integer) {
    const auto number = whole_number_of(text);
    if (!number || *number < field.min || *number > field.max) return bounds_of(field);
    value = *number;
    return std::nullopt;
  }
  const bool is_email = field.type == FieldType::email || field.type == FieldType::stored_email;
  if (is_email) return read_form_value(field, email_with_plus(text), value);
  return read_form_value(field, text, value);
}

}  // namespace

QueryParameters undeclared(std::span<const InputField> declared, const QueryParameters& given) {
  QueryParameters rest;
  for (const QueryParameter& parameter : given) {
    if (index_of(declared, parameter.name) == declared.size()) rest.push_back(parameter);
  }
  return rest;
}

Result<DecodedFields> decode_parameters(std::span<const InputField> declared,
                                        const QueryParameters& given, UnknownParameters unknown,
                                        bool is_read) {
  DecodedFields decoded(declared);
  std::vector<FieldError> faults;
  for (const QueryParameter& parameter : given) {
    const std::size_t index = index_of(declared, parameter.name);
    if (index < declared.size()) {
      auto fault = read_parameter(declared[index], parameter.value, decoded.values()[index]);
      if (fault) faults.push_back({parameter.name, std::move(*fault)});
    } else if (unknown == UnknownParameters::refused && !is_common(parameter.name, is_read)) {
      faults.push_back({parameter.name, "is no parameter of this address"});
    }
  }
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const std::string name(declared[i].name);
    const bool is_blamed = std::any_of(
        faults.begin(), faults.end(), [&](const FieldError& fault) { return fault.field == name; });
    if (declared[i].required && !is_blamed && !decoded.has(name)) {
      faults.push_back({name, "this parameter is required"});
    }
  }
  if (!faults.empty()) return error_of(std::move(faults), ErrorCode::invalid_parameter);
  return decoded;
}

}  // namespace seatledger::api
