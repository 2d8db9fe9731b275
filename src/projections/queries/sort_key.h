// What rows of lists are sorted by, whatever the field.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "base/time.h"

namespace seatledger::projections {

// The value of one sort field: null, or a number or a text by the field.
struct SortKey {
  bool is_null = false;  // compared first: null stands after everything else
  std::int64_t number = 0;
  std::string text;
  friend auto operator<=>(const SortKey&, const SortKey&) = default;
};

inline SortKey null_sort_key() { return {true, 0, {}}; }
inline SortKey sort_key_of(std::int64_t number) { return {false, number, {}}; }
inline SortKey sort_key_of(Timestamp time) { return sort_key_of(time.micros); }
inline SortKey sort_key_of(const std::string& text) { return {false, 0, text}; }
template <class T>
SortKey optional_sort_key(const T& value) {
  return value ? sort_key_of(*value) : null_sort_key();
}

}  // namespace seatledger::projections
