// The thread on which a batch is appended and synced while the next one is decided.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "ledger/write/sequencer.h"

namespace seatledger::runtime {

class AppendThread {
 public:
  // Starts the thread, which calls `append` for each batch.
  explicit AppendThread(std::function<void(ledger::Batch& batch)> append);
  // Waits for the append that runs.
  ~AppendThread();
  AppendThread(const AppendThread&) = delete;
  AppendThread& operator=(const AppendThread&) = delete;

  // Returns at once. One thread; the append before has ended.
  void start(ledger::Batch& batch);

 private:
  void run();

  const std::function<void(ledger::Batch& batch)> append_;

  std::mutex mutex_;
  std::condition_variable started_;
  ledger::Batch* next_ = nullptr;  // guarded by mutex_
  bool is_ending_ = false;         // guarded by mutex_

  std::thread thread_;
};

}  // namespace seatledger::runtime
