// Compares the rows that two stores of views hold.
#pragma once

#include <optional>
#include <string>

#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// The first row, by key, in which two stores differ.
struct RowDifference {
  std::string view;                        // its name
  std::string key;                         // as it is stored
  std::optional<std::string> left, right;  // the values; nothing: no such row
};
// One sentence for operators: the view, the key in a readable spelling and what differs.
std::string describe(const RowDifference& difference);

// Nothing: the same rows, byte for byte. Only the rows of the view named `view`, unless it is
// empty. Reads both once, in order, in constant memory. Throws StoreError.
std::optional<RowDifference> compare(const Snapshot& left, const Snapshot& right,
                                     const std::string& view = {});

}  // namespace seatledger::projections
