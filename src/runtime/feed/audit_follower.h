// The thread that folds the audit index behind the log.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "ledger/log/event_log.h"
#include "projections/audit/audit_index.h"
#include "projections/store/key_value_store.h"

namespace seatledger::runtime {

// Folds new events in large batches a few times a second, or at once when a reader waits. When a
// store fails, it logs the failure, pauses, and continues from what is stored.
class AuditFollower {
 public:
  struct Parts {
    const ledger::EventLog& events;
    projections::KeyValueStore& store;  // the index's own
    // Called on the follower's thread, after a batch that reaches a position given to want().
    std::function<void(Position reached)> on_reached;
  };
  // Starts the thread. Everything must outlive it. Throws StoreError.
  explicit AuditFollower(Parts parts);
  // As stop().
  ~AuditFollower();

  // Returns the position folded so far. If that is before `position`, folds on at once and calls
  // on_reached when it gets there. Any thread, as snapshot().
  Position want(Position position);
  // The index as it is now, at least up to the position last passed to on_reached. Throws
  // StoreError.
  std::unique_ptr<projections::Snapshot> snapshot() const;
  Position reached() const { return index_.reached(); }

  // Ends the thread and flushes what is folded; the next start folds the rest.
  void stop();

 private:
  void run();
  void fold_to_head();
  // False: the follower ends.
  bool wait_for_work();
  void pause_after(const char* problem);

  const Parts parts_;
  projections::AuditIndex index_;

  // The thread's.
  std::uint64_t events_since_flush_ = 0;
  std::chrono::seconds pause_{1};  // after the next failure

  std::mutex mutex_;
  std::condition_variable changed_;
  Position wanted_;                    // guarded by mutex_
  std::atomic<bool> stopping_{false};  // set under mutex_

  std::thread thread_;
};

}  // namespace seatledger::runtime
