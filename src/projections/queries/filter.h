// Shared by the filters of lists.
#pragma once

#include <optional>

namespace seatledger::projections {

// An absent filter accepts every row.
template <class Wanted, class Value>
bool passes(const std::optional<Wanted>& wanted, const Value& value) {
  return !wanted || *wanted == value;
}

}  // namespace seatledger::projections
