// Compares the rows of two stores of views.
#pragma once

#include <optional>
#include <string>

#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// The first row, by key, in which two stores differ.
struct RowDifference {
  std::string view;                        // the view's name
  std::string key;                         // as stored
  std::optional<std::string> left, right;  // the values; nothing if there is no such row
};
// One sentence for operators: the view, the key in a readable form, and the difference.
std::string describe(const RowDifference& difference);

// Nothing if the rows are equal, byte for byte. Compares only the rows of the view named `view`,
// unless it is empty. Reads both once, in order and at once, in constant memory. Throws StoreError.
std::optional<RowDifference> compare(const Snapshot& left, const Snapshot& right,
                                     const std::string& view = {});

}  // namespace seatledger::projections
