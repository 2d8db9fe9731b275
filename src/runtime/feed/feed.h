// The audit index of a data directory, the thread that folds it, and the signals that wake waiting
// readers; used by the routes of histories and events.
//
// The index is in <data_dir>/audit, outside the generations of views. A rebuild of the views does
// not touch it and a backup does not need it. While the server is stopped the directory may be
// deleted; the next start folds it again. An erasure does not change it: its rows hold no names of
// people, only numbers and texts that stay in the events permanently.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "ledger/log/event_log.h"
#include "projections/store/rocks_store.h"
#include "runtime/feed/audit_follower.h"
#include "runtime/head_signal.h"

namespace seatledger::runtime {

struct FeedLimits {
  std::size_t streams_max = 100;                  // more are refused with queue_full
  std::chrono::milliseconds heartbeat{15'000};    // of a stream without events
  std::chrono::milliseconds piece_limit{10'000};  // for a reader to take one piece of a stream
};

// Any thread. Must outlive the coroutines that wait for its signals.
class Feed {
 public:
  struct Options {
    std::filesystem::path directory;  // of the index
    std::uint64_t cache_bytes = 0;
    int open_files_max = 128;
    FeedLimits limits;
    std::string source = "/api/ledger/events/";  // of CloudEvents
  };
  // Opens the index and starts the thread that folds it. Begins an empty index when the stored one
  // has another layout, is of another log, or cannot be read. The log must outlive the feed. Throws
  // StoreError.
  Feed(const Options& options, const ledger::EventLog& events);

  const FeedLimits limits;
  const std::string source;              // of CloudEvents
  HeadSignal head;                       // of what is stored and folded: what a read finds
  HeadSignal indexed;                    // of the audit index
  std::atomic<std::size_t> streams = 0;  // and answers as CSV that are still read; any thread

  AuditFollower& index() { return follower_; }
  // The index as it is now: RocksStore::copy_to(). Any thread.
  void copy_to(const std::filesystem::path& directory) const { store_->copy_to(directory); }

  // Wakes every waiting reader of events or the index; for the shutdown of the server.
  void drain() {
    head.stop();
    indexed.stop();
  }
  // Ends the thread. Any thread.
  void stop() { follower_.stop(); }

 private:
  std::unique_ptr<projections::RocksStore> store_;
  AuditFollower follower_;
};

}  // namespace seatledger::runtime
