// Compares the answers of two audit indices.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/ids.h"
#include "projections/store/key_value_store.h"

namespace seatledger::projections {

struct AuditDifference {
  enum class What : std::uint8_t {
    missing,  // a position that the index should have
    added,    // a position that the index should not have
    row,      // a row without positions, or one that cannot be read
  };
  What what = What::row;
  std::string about;  // an id (`license 5`), or the row's key
  Position position;  // not set for a row
};
// One sentence for operators.
std::string describe(const AuditDifference& difference);

// The first id and position where `stored` answers differently from `fresh`; both must be folded up
// to the same position. Nothing if they answer the same, even if their rows are split differently.
// Reads both once, in constant memory. Throws StoreError.
std::optional<AuditDifference> compare_audit(const Snapshot& stored, const Snapshot& fresh);

}  // namespace seatledger::projections
