// What the routes of history and feed share; joined in app.
#pragma once

#include <chrono>
#include <cstddef>

#include "runtime/feed/audit_reads.h"
#include "runtime/head_signal.h"

namespace seatledger::runtime {

struct FeedSettings {
  std::size_t streams_max = 100;                  // more are refused with queue_full
  std::chrono::milliseconds heartbeat{15'000};    // of a stream without events
  std::chrono::milliseconds piece_limit{10'000};  // for a reader to take one piece of a stream
};

// The io thread's, but for what `index` says of itself.
struct HistorySide {
  AuditReads& index;
  FeedSettings settings;
  HeadSignal head = {};     // of what is stored and folded: what a read finds
  HeadSignal indexed = {};  // of the audit index
  std::size_t streams = 0;

  void stop() {
    head.stop();
    indexed.stop();
  }
};

}  // namespace seatledger::runtime
