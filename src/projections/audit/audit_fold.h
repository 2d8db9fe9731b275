// Folds a log into the audit index.
#pragma once

#include <functional>

#include "base/ids.h"
#include "ledger/log/event_log.h"
#include "projections/audit/audit_index.h"

namespace seatledger::projections {

// Whether the log has the record of the checkpoint. Throws StoreError.
bool is_of_log(const AuditCheckpoint& checkpoint, const ledger::EventLog& log);

// Continues after the position that `index` has reached, in batches. Calls `progress` after each;
// returning false stops the fold. Throws StoreError or CorruptRecord.
void fold_audit(const ledger::EventLog& log, AuditIndex& index, Position until,
                const std::function<bool(Position)>& progress = {});

}  // namespace seatledger::projections
