// The threads that serve connections. Each runs an io_context of its own, so that what belongs to
// one connection is used by one thread, without locks.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <cstddef>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "runtime/executor.h"

namespace seatledger::runtime {

// How many there are when the setting says 0: half of the cores, at least one. The other half is
// for the thread that writes and for those behind it.
std::size_t default_io_threads();

class IoThreads {
 public:
  // `count`: at least 1. Starts no thread yet.
  explicit IoThreads(std::size_t count);
  // As stop(). Then destroys what still waits on the contexts.
  ~IoThreads();
  IoThreads(const IoThreads&) = delete;
  IoThreads& operator=(const IoThreads&) = delete;

  std::size_t size() const { return contexts_.size(); }
  boost::asio::io_context& operator[](std::size_t index) { return *contexts_[index]; }
  // The one that run() runs on the thread of its caller.
  boost::asio::io_context& first() { return *contexts_.front(); }

  // Starts the other threads and runs the first context until that is stopped, even while it has
  // nothing to do; then stops and joins the others. Throws what any of the threads threw; the
  // others are then stopped too. Call it once.
  void run();
  // Stops all contexts and joins the threads. Any thread but theirs.
  void stop();

 private:
  using Guard = boost::asio::executor_work_guard<Executor>;
  void serve(std::size_t index);

  std::vector<std::unique_ptr<boost::asio::io_context>> contexts_;
  std::vector<Guard> guards_;  // keep each running while it has no connection
  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::exception_ptr failure_;  // guarded by mutex_; the first
};

}  // namespace seatledger::runtime
