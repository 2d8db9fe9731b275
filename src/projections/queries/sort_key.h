// The key by which the rows of a list are sorted, for any field.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace seatledger::projections {

// The value of one sort field: null, or a number or a text by the field.
struct SortKey {
  bool is_null = false;  // compared first: null comes after everything else
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

// Null after everything else; descending is the reverse. Ties by ascending id, always.
template <class Row, class Field>
struct RowSort {
  Field field = Field::id;
  bool descending = false;
  // Instead of `field`, for what the row does not hold; called for every row that matches.
  std::function<SortKey(const Row& row)> key;
};

// A field that lists can be sorted by: its name in the API and where its value is. A list's table
// has one of these for each value of the enumeration, in the same order.
template <class Row, class Field>
struct SortableField {
  std::string_view name;
  Field field;
  SortKey (*key)(const Row& row);
};

template <class Table>
auto sort_field_named(const Table& table, std::string_view name)
    -> std::optional<decltype(table.front().field)> {
  for (const auto& sortable : table) {
    if (sortable.name == name) return sortable.field;
  }
  return std::nullopt;
}

template <class Table, class Row, class Field>
SortKey sort_key_by(const Table& table, const Row& row, const RowSort<Row, Field>& sort) {
  return sort.key ? sort.key(row) : table[static_cast<std::size_t>(sort.field)].key(row);
}

}  // namespace seatledger::projections
