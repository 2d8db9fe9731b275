// The thread that fills the columns of lists and folds into them what writers put aside. When they
// are filled it starts another one, which puts rows of licenses into the memory of the store.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "projections/columns/list_columns.h"
#include "projections/store/key_value_store.h"

namespace seatledger::runtime {

// It fills the columns at a lower priority than those that answer. When the store cannot be read,
// it logs the problem and tries again after a pause.
class ColumnsThread {
 public:
  // Starts the thread. Both must outlive it.
  ColumnsThread(projections::ListColumns& columns, const projections::KeyValueStore& store);
  ~ColumnsThread() { stop(); }
  ColumnsThread(const ColumnsThread&) = delete;
  ColumnsThread& operator=(const ColumnsThread&) = delete;

  void stop();

 private:
  void run();
  void work();
  void work_at_lower_priority();
  void start_warming();
  void pause_after(const char* problem);

  projections::ListColumns& columns_;
  const projections::KeyValueStore& store_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::atomic<bool> is_stopping_{false};  // set under mutex_

  std::thread warmer_;  // of `thread_`
  std::thread thread_;
};

}  // namespace seatledger::runtime
