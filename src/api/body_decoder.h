// Decodes request bodies, JSON or forms, to typed values. Reports the faults of all fields at once.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "api/body_field.h"
#include "base/error.h"
#include "base/given.h"
#include "base/json_text.h"
#include "base/time.h"

namespace seatledger::api {

struct Null {
  friend bool operator==(Null, Null) { return true; }
};
using FieldValue = std::variant<std::monostate, Null, std::string, std::int64_t, bool, Timestamp,
                                JsonText, std::vector<std::int64_t>, std::vector<std::string>>;

// The values of one body, in the order of its schema's fields.
class DecodedBody {
 public:
  explicit DecodedBody(const BodySchema& schema)
      : fields_(schema.fields), values_(schema.fields.size()) {}

  // The value of a field of the schema. Asking for another name or type is a bug and throws.
  template <class T>
  Given<T> get(std::string_view name) const {
    const FieldValue& value = at(name);
    if (std::holds_alternative<std::monostate>(value) || is_null(name)) return {};
    return std::get<T>(value);
  }
  // The value of a nullable field: absent, null, or a value.
  template <class T>
  Given<std::optional<T>> get_nullable(std::string_view name) const {
    if (std::holds_alternative<std::monostate>(at(name))) return {};
    if (is_null(name)) return std::optional<T>{};
    return std::optional<T>{std::get<T>(at(name))};
  }
  template <class T>
  std::optional<T> get_optional(std::string_view name) const {
    const Given<T> value = get<T>(name);
    return value ? std::optional<T>{*value} : std::nullopt;
  }

  const JsonText& rest() const { return rest_; }
  std::vector<FieldValue>& values() { return values_; }
  void set_rest(JsonText rest) { rest_ = std::move(rest); }

 private:
  const FieldValue& at(std::string_view name) const {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (fields_[i].name == name) return values_[i];
    }
    throw std::logic_error("the body has no field " + std::string(name));
  }
  bool is_null(std::string_view name) const { return std::holds_alternative<Null>(at(name)); }

  std::span<const BodyField> fields_;
  std::vector<FieldValue> values_;
  JsonText rest_;
};

// Reads a whole body by its content type. Errors: unsupported_media_type (also for a body without a
// Content-Type), malformed_body, invalid_fields with every wrong field.
Result<DecodedBody> decode_body(const BodySchema& schema, std::string_view content_type,
                                std::string_view body);

// invalid_fields when the body of a route without a schema has dry_run at its top, as JSON or as a
// form. Any other body is ignored there.
Result<void> refuse_dry_run(std::string_view content_type, std::string_view body);
// The same refusal for one field.
std::optional<FieldError> misplaced_dry_run(std::string_view name);

// invalid_fields with these faults, at least one; `detail` joins them.
Error error_of(std::vector<FieldError> faults);

// A boolean as text, blanks around it ignored: true/True/1/on/yes and their opposites.
std::optional<bool> flag_of(std::string_view text);
// An optional minus sign and digits, within 64 bits.
std::optional<std::int64_t> integer_of(std::string_view text);
// The same as callers write it in a text: with blanks around it, and "20.0" is 20.
std::optional<std::int64_t> whole_number_of(std::string_view text);
// A whole number from 1 on.
std::optional<std::uint64_t> id_of(std::string_view text);

}  // namespace seatledger::api
