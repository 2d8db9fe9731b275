// Coroutines that wait until a position is reached: the head of the ledger by long polls and
// streams, the position of the audit index by reads of it.
#pragma once

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/intrusive/list.hpp>
#include <chrono>

#include "base/ids.h"
#include "runtime/executor.h"

namespace seatledger::runtime {

// For the io thread. Waiting coroutines may outlive it when the program ends; they are then not
// resumed.
class HeadSignal {
 public:
  using Clock = std::chrono::steady_clock;

  Position reached() const { return reached_; }
  // Wakes all who wait for a position up to this one. A lower position than before changes nothing.
  void reach(Position position);

  // Waits until `position` is reached, the time is over, or stop(). True: it is reached.
  Awaitable<bool> wait(Position position, Clock::time_point until);

  // Wakes all who wait; later waits return at once. For the shutdown of the server.
  void stop();
  bool is_stopped() const { return stopped_; }

 private:
  using Timer = boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>, Executor>;
  struct Waiter : boost::intrusive::list_base_hook<
                      boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
    Waiter(Position wanted, Timer waiting) : position(wanted), timer(std::move(waiting)) {}
    Position position;
    Timer timer;
  };

  Position reached_;
  bool stopped_ = false;
  boost::intrusive::list<Waiter, boost::intrusive::constant_time_size<false>> waiters_;
};

}  // namespace seatledger::runtime
