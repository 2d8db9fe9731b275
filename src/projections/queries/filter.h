// What the filters of lists have in common.
#pragma once

#include <optional>

namespace seatledger::projections {

// A filter that is not given lets every row pass.
template <class Wanted, class Value>
bool passes(const std::optional<Wanted>& wanted, const Value& value) {
  return !wanted || *wanted == value;
}

}  // namespace seatledger::projections
