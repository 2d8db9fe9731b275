// The audit index and the log that it is folded from.
#pragma once

#include <functional>

#include "base/ids.h"
#include "ledger/log/event_log.h"
#include "projections/audit/audit_index.h"

namespace seatledger::projections {

// The checkpoint is of a record that the log has. Throws StoreError.
bool is_of_log(const AuditCheckpoint& checkpoint, const ledger::EventLog& log);

// Goes on after what `index` has reached, in batches; `progress` is told after each one and says
// false to stop there. Throws StoreError or CorruptRecord.
void fold_audit(const ledger::EventLog& log, AuditIndex& index, Position until,
                const std::function<bool(Position)>& progress = {});

}  // namespace seatledger::projections
