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

// Folds what was appended in large batches a few times a second, at once when somebody waits. When
// a store fails it says so, pauses, and goes on from what is stored.
class AuditFollower {
 public:
  struct Parts {
    const ledger::EventLog& events;
    projections::KeyValueStore& store;  // the index's own
    // Called after a batch when one of its positions was asked for; on the follower's thread.
    std::function<void(Position reached)> on_reached;
  };
  // Starts the thread. Everything must outlive it. Throws StoreError.
  explicit AuditFollower(Parts parts);
  // As stop().
  ~AuditFollower();

  // Asks for everything up to `position` to be folded. Returns what is folded already; when that is
  // less, more is folded at once and on_reached is called. Any thread, as snapshot().
  Position want(Position position);
  // Of what is folded, at least up to what on_reached was called with. Throws StoreError.
  std::unique_ptr<projections::Snapshot> snapshot() const;
  Position reached() const { return index_.reached(); }

  // Ends the thread and makes durable what is folded; the rest is folded after the next start.
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
