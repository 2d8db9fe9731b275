// The thread that runs a server's membership. Named in docs/architecture.md (table Threads).
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "ledger/shared/shared_ledger.h"
#include "runtime/cluster/membership.h"

namespace seatledger::runtime {

class ClusterThread {
 public:
  // `each_second` is called on the thread, between two steps, while the shared ledger is reached.
  // Everything must outlive it.
  ClusterThread(ledger::SharedLedger& shared, Membership& membership,
                std::function<void()> each_second);
  ~ClusterThread() { stop(); }
  ClusterThread(const ClusterThread&) = delete;
  ClusterThread& operator=(const ClusterThread&) = delete;

  void start();
  // A read waits: a round is to begin. Any thread.
  void wake();
  // Gives up the lead and ends the thread. The thread that writes still runs.
  void stop();

  // Who leads, as seen last. Any thread.
  ledger::Leadership leadership() const;
  bool is_reached() const { return reached_.load(); }

 private:
  void run();
  bool wait();

  ledger::SharedLedger& shared_;
  Membership& membership_;
  const std::function<void()> each_second_;
  std::chrono::nanoseconds next_second_{0};  // of the thread alone

  std::atomic<bool> stopping_{false};
  std::atomic<bool> reached_{false};
  mutable std::mutex mutex_;
  std::condition_variable woken_;
  bool is_woken_ = false;          // guarded by mutex_
  ledger::Leadership leadership_;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace seatledger::runtime
