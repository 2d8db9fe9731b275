// Whether two audit indices answer the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/ids.h"
#include "projections/store/key_value_store.h"

namespace seatledger::projections {

struct AuditDifference {
  enum class What : std::uint8_t {
    missing,  // the position, which the index does not tell
    added,    // the position, which it tells and no event gives
    row,      // a row that holds no positions, or none that can be read
  };
  What what = What::row;
  std::string about;  // an id, `license 5`; or the row's key
  Position position;  // unless it is a row
};
// One sentence for operators.
std::string describe(const AuditDifference& difference);

// The first id and position in which `stored` answers otherwise than `fresh`, both folded up to the
// same position; nothing: they answer the same, however their rows were cut into batches. Reads
// both once, in constant memory. Throws StoreError.
std::optional<AuditDifference> compare_audit(const Snapshot& stored, const Snapshot& fresh);

}  // namespace seatledger::projections
