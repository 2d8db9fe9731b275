// Coroutines that wait until a position is reached: the head of the ledger by long polls and
// streams, the position of the audit index by reads of it.
#pragma once

#include <atomic>
#include <boost/asio/basic_waitable_timer.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "base/ids.h"
#include "runtime/executor.h"

namespace seatledger::runtime {

// Any thread; coroutines of several io threads may wait, and each goes on on its own thread. Must
// outlive the coroutines that wait.
class HeadSignal {
 public:
  using Clock = std::chrono::steady_clock;

  Position reached() const { return Position{reached_.load(std::memory_order_acquire)}; }
  // Wakes all who wait for a position up to this one. A lower position than before changes nothing.
  void reach(Position position);

  // Waits until `position` is reached, the time is over, or stop(). True: it is reached.
  Awaitable<bool> wait(Position position, Clock::time_point until);

  // Wakes all who wait; later waits return at once. For the shutdown of the server.
  void stop();
  bool is_stopped() const { return stopped_.load(std::memory_order_acquire); }

 private:
  using Timer = boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>, Executor>;
  struct Waiter {
    Position position;
    Timer timer;  // of the thread of its coroutine, and used only there
  };
  class Waiting;

  // Takes those out of the list for whom it is time, and has their threads wake them.
  void wake(Position position, bool all);

  std::atomic<std::uint64_t> reached_ = 0;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::vector<std::shared_ptr<Waiter>> waiters_;  // guarded by mutex_
};

}  // namespace seatledger::runtime
