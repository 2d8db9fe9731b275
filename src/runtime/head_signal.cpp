#include "runtime/head_signal.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <utility>

namespace seatledger::runtime {

void HeadSignal::reach(Position position) {
  if (position <= reached_) return;
  reached_ = position;
  for (Waiter& waiter : waiters_) {
    if (waiter.position <= reached_) waiter.timer.cancel();
  }
}

Awaitable<bool> HeadSignal::wait(Position position, Clock::time_point until) {
  if (reached_ >= position) co_return true;
  if (stopped_) co_return false;
  const auto executor = co_await boost::asio::this_coro::executor;
  Waiter waiter(position, Timer(executor, until));
  waiters_.push_back(waiter);
  boost::system::error_code woken;
  co_await waiter.timer.async_wait(boost::asio::redirect_error(awaiting, woken));
  co_return reached_ >= position;
}

void HeadSignal::stop() {
  stopped_ = true;
  for (Waiter& waiter : waiters_) waiter.timer.cancel();
}

}  // namespace seatledger::runtime
