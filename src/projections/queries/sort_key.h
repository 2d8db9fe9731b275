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

// The value of a sort field: null, a number or a text.
struct SortKey {
  bool is_null = false;  // compared first: null sorts last
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

// Null sorts last; descending is the reverse. Ties always sort by ascending id.
template <class Row, class Field>
struct RowSort {
  Field field = Field::id;
  bool descending = false;
  // Replaces `field` for values that are not in the row; called for every matching row.
  std::function<SortKey(const Row& row)> key;
};

// A sort field of a list: its name in the API and its value. The table of a list has one for each
// enumerator, in the same order.
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
