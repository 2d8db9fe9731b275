// A small sorted set of texts or ids stored as one row, so that it needs point reads only; a scan
// would have to consider the open batch.
#pragma once

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "projections/rows/packing.h"
#include "projections/rows/row_key.h"
#include "projections/store/row_writer.h"

namespace seatledger::projections {

template <class T>
std::vector<T> sorted_list(const PointReads& reads, std::string_view key) {
  const auto row = reads.get(key);
  return row ? unpacked<std::vector<T>>(*row) : std::vector<T>{};
}

template <class T>
void add_to_sorted_list(RowWriter& batch, RowKey key, const T& value) {
  auto values = sorted_list<T>(batch, key);
  const auto place = std::lower_bound(values.begin(), values.end(), value);
  if (place != values.end() && *place == value) return;
  values.insert(place, value);
  batch.put(std::move(key).take(), packed(values));
}

// An empty list has no row.
template <class T>
void remove_from_sorted_list(RowWriter& batch, RowKey key, const T& value) {
  auto values = sorted_list<T>(batch, key);
  if (std::erase(values, value) == 0) return;
  if (values.empty()) {
    batch.erase(std::move(key).take());
  } else {
    batch.put(std::move(key).take(), packed(values));
  }
}

}  // namespace seatledger::projections
