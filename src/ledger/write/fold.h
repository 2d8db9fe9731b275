// Brings views up to the log.
#pragma once

#include <cstddef>
#include <functional>

#include "ledger/log/event_log.h"
#include "ledger/write/views.h"

namespace seatledger::ledger {

struct FoldOptions {
  Position until;                   // 0: to the log's head at the call
  std::size_t batch_events = 4096;  // committed together
  // Called after each batch; returning false stops the fold.
  std::function<bool(Position applied)> progress;
};

// Continues after views.applied(), so a stopped or killed fold can be resumed. Returns the position
// reached. The views must not be ahead of `until`. One thread. Throws StoreError or CorruptRecord;
// call discard() then.
Position fold(const EventLog& log, Views& views, const FoldOptions& options = {});

}  // namespace seatledger::ledger
