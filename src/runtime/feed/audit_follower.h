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
#include "runtime/feed/audit_reads.h"

namespace seatledger::runtime {

// Folds what was appended in large batches a few times a second, at once when somebody waits. When
// a store fails it says so, pauses, and goes on from what is stored.
class AuditFollower final : public AuditReads {
 public:
  struct Parts {
    const ledger::EventLog& events;
    projections::KeyValueStore& store;  // the index's own
    // Told after a batch when somebody wanted one of its positions; on the follower's thread.
    std::function<void(Position reached)> on_reached;
  };
  // Starts the thread. Everything must outlive it. Throws StoreError.
  explicit AuditFollower(Parts parts);
  // As stop().
  ~AuditFollower() override;

  Position want(Position position) override;
  std::unique_ptr<projections::Snapshot> snapshot() const override;
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
