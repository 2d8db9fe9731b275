// What the API reads of the audit index, which another thread folds behind the log.
#pragma once

#include <memory>

#include "base/ids.h"
#include "projections/store/key_value_store.h"

namespace seatledger::runtime {

// Any thread. Outlives the server.
class AuditReads {
 public:
  virtual ~AuditReads() = default;
  // Somebody waits until the index has reached `position`. Returns what it has reached; when that
  // is less, more is folded at once, and told to HistorySide::indexed.
  virtual Position want(Position position) = 0;
  // Of what is folded, at least up to what `indexed` was told. Throws StoreError.
  virtual std::unique_ptr<projections::Snapshot> snapshot() const = 0;
};

}  // namespace seatledger::runtime
