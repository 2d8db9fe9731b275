// Brings views up to the log.
#pragma once

#include <cstddef>
#include <functional>

#include "ledger/log/event_log.h"
#include "ledger/write/views.h"

namespace seatledger::ledger {

struct FoldOptions {
  Position until;                   // 0: to the log's head at the call
  std::size_t batch_events = 4096;  // written together: as many, and those up to a commit's end
  // Called after each batch; returning false stops the fold.
  std::function<bool(Position applied)> progress;
};

// Rows are written where a commit ends, never inside one: whoever reads the views, or goes on after
// a crash, finds all of a commit or nothing of it. Only `until` may be inside a commit, for views
// of the past. Continues after views.applied(), so a stopped or killed fold can be resumed. Returns
// the position reached. The views must not be ahead of `until`. One thread. Throws StoreError or
// CorruptRecord; call discard() then.
Position fold(const EventLog& log, Views& views, const FoldOptions& options = {});

}  // namespace seatledger::ledger
