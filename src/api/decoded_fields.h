// The typed values of a body or a query.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "api/input_field.h"
#include "base/given.h"
#include "base/ids.h"
#include "base/json_text.h"
#include "base/time.h"

namespace seatledger::api {

struct Null {
  friend bool operator==(Null, Null) { return true; }
};
// A position, or a time; never both.
struct Moment {
  std::optional<Position> position;  // the largest one for a number beyond 64 bits
  std::optional<Timestamp> time;
  friend bool operator==(const Moment&, const Moment&) = default;
};
using FieldValue =
    std::variant<std::monostate, Null, std::string, std::int64_t, bool, Timestamp, JsonText,
                 std::vector<std::int64_t>, std::vector<std::string>, Moment>;

// The values of one body or query, in the order in which their fields are declared.
class DecodedFields {
 public:
  DecodedFields() = default;
  explicit DecodedFields(std::span<const InputField> fields)
      : fields_(fields), values_(fields.size()) {}
  explicit DecodedFields(const BodySchema& schema) : DecodedFields(schema.fields) {}

  // The value of a declared field. Asking for another name or type is a bug and throws in every
  // build: what is read is declared.
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

  // Whether the caller sent a declared field.
  bool has(std::string_view name) const {
    return !std::holds_alternative<std::monostate>(at(name));
  }

  // Whether the value is a T, of a declared field that may have several types.
  template <class T>
  bool is(std::string_view name) const {
    return std::holds_alternative<T>(at(name));
  }

  const JsonText& rest() const { return rest_; }
  std::vector<FieldValue>& values() { return values_; }
  void set_rest(JsonText rest) { rest_ = std::move(rest); }

 private:
  const FieldValue& at(std::string_view name) const {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (fields_[i].name == name) return values_[i];
    }
    throw std::logic_error("no field is declared with the name " + std::string(name));
  }
  bool is_null(std::string_view name) const { return std::holds_alternative<Null>(at(name)); }

  std::span<const InputField> fields_;
  std::vector<FieldValue> values_;
  JsonText rest_;
};

}  // namespace seatledger::api
