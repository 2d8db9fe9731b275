#include "base/json_contains.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace seatledger {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

struct Integer {
  bool negative = false;
  std::uint64_t magnitude = 0;
  friend bool operator==(const Integer&, const Integer&) = default;
};

// 1.0 and 1e0 equal the integer 1.
std::optional<Integer> integer_in(const element& number) {
  constexpr double beyond = 18446744073709551616.0;  // 2^64
  switch (number.type()) {
    case element_type::UINT64: return Integer{false, number.get_uint64().value_unsafe()};
    case element_type::INT64: {
      const std::int64_t value = number.get_int64().value_unsafe();
      const auto bits = static_cast<std::uint64_t>(value);
      return Integer{value < 0, value < 0 ? 0 - bits : bits};
    }
    case element_type::DOUBLE: {
      const double value = number.get_double().value_unsafe();
      if (std::floor(value) != value || std::fabs(value) >= beyond) return std::nullopt;
      return Integer{value < 0, static_cast<std::uint64_t>(std::fabs(value))};
    }
    default: return std::nullopt;
  }
}

bool is_container(const element& value) { return value.is_object() || value.is_array(); }

bool same_scalar(const element& left, const element& right) {
  if (left.is_number() && right.is_number()) {
    const auto one = integer_in(left);
    const auto other = integer_in(right);
    if (one || other) return one == other;
    return left.get_double().value_unsafe() == right.get_double().value_unsafe();
  }
  if (left.type() != right.type()) return false;
  switch (left.type()) {
    case element_type::STRING:
      return left.get_string().value_unsafe() == right.get_string().value_unsafe();
    case element_type::BOOL:
      return left.get_bool().value_unsafe() == right.get_bool().value_unsafe();
    default: return left.is_null();
  }
}

bool contains(const element& outer, const element& inner);

bool object_contains(const simdjson::dom::object& outer, const simdjson::dom::object& inner) {
  return std::all_of(inner.begin(), inner.end(), [&](const auto& member) {
    element value;
    return !outer.at_key(member.key).get(value) && contains(value, member.value);
  });
}

bool array_has(const simdjson::dom::array& outer, const element& inner) {
  return std::any_of(outer.begin(), outer.end(),
                     [&](const element& value) { return contains(value, inner); });
}

bool contains(const element& outer, const element& inner) {
  if (outer.is_object() && inner.is_object()) {
    return object_contains(outer.get_object().value_unsafe(), inner.get_object().value_unsafe());
  }
  if (outer.is_array() && inner.is_array()) {
    const simdjson::dom::array wanted = inner.get_array().value_unsafe();
    const simdjson::dom::array there = outer.get_array().value_unsafe();
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](const element& value) { return array_has(there, value); });
  }
  return !is_container(outer) && !is_container(inner) && same_scalar(outer, inner);
}

}  // namespace

bool json_contains(element outer, element inner) {
  if (outer.is_array() && !is_container(inner)) {
    return array_has(outer.get_array().value_unsafe(), inner);
  }
  return contains(outer, inner);
}

}  // namespace seatledger
