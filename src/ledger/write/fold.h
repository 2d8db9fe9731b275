// Brings views up to the log.
#pragma once

#include <cstddef>
#include <functional>

#include "ledger/log/event_log.h"
#include "ledger/write/views.h"

namespace seatledger::ledger {

struct FoldOptions {
  Position until;                   // 0: to the log's head at the call
  std::size_t batch_events = 4096;  // that are committed together
  // Called after each batch; false stops the fold there.
  std::function<bool(Position applied)> progress;
};

// Goes on after views.applied(), so a fold that was stopped or killed can be continued. Returns the
// position reached. The views must not be ahead of `until`. One thread. Throws StoreError or
// CorruptRecord; discard() must follow then.
Position fold(const EventLog& log, Views& views, const FoldOptions& options = {});

}  // namespace seatledger::ledger
