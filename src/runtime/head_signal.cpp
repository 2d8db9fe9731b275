#include "runtime/head_signal.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <iterator>
#include <utility>

namespace seatledger::runtime {

// A waiter in the list as long as its coroutine waits, however that ends.
class HeadSignal::Waiting {
 public:
  Waiting(HeadSignal& signal, std::shared_ptr<Waiter> waiter)
      : signal_(signal), waiter_(std::move(waiter)) {
    const std::lock_guard lock(signal_.mutex_);
    // Under the lock: what is reached later finds the waiter in the list.
    if (signal_.reached() >= waiter_->position || signal_.is_stopped()) return;
    signal_.waiters_.push_back(waiter_);
    is_waiting_ = true;
  }
  ~Waiting() {
    if (!is_waiting_) return;
    const std::lock_guard lock(signal_.mutex_);
    std::erase(signal_.waiters_, waiter_);
  }
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;

  bool is_waiting() const { return is_waiting_; }

 private:
  HeadSignal& signal_;
  const std::shared_ptr<Waiter> waiter_;
  bool is_waiting_ = false;
};

void HeadSignal::wake(Position position, bool all) {
  std::vector<std::shared_ptr<Waiter>> woken;
  {
    const std::lock_guard lock(mutex_);
    const auto rest = std::partition(waiters_.begin(), waiters_.end(), [&](const auto& waiter) {
      return !all && waiter->position > position;
    });
    woken.assign(std::make_move_iterator(rest), std::make_move_iterator(waiters_.end()));
    waiters_.erase(rest, waiters_.end());
  }
  for (std::shared_ptr<Waiter>& waiter : woken) {
    const Executor thread = waiter->timer.get_executor();
    boost::asio::post(thread, [waiter = std::move(waiter)] { waiter->timer.cancel(); });
  }
}

void HeadSignal::reach(Position position) {
  std::uint64_t before = reached_.load(std::memory_order_relaxed);
  while (before < position.value &&
         !reached_.compare_exchange_weak(before, position.value, std::memory_order_release)) {
  }
  if (before < position.value) wake(position, false);
}

Awaitable<bool> HeadSignal::wait(Position position, Clock::time_point until) {
  if (reached() >= position) co_return true;
  const auto executor = co_await boost::asio::this_coro::executor;
  const auto waiter = std::make_shared<Waiter>(Waiter{position, Timer(executor, until)});
  const Waiting waiting(*this, waiter);
  if (waiting.is_waiting()) {
    boost::system::error_code woken;
    co_await waiter->timer.async_wait(boost::asio::redirect_error(awaiting, woken));
  }
  co_return reached() >= position;
}

void HeadSignal::stop() {
  stopped_.store(true, std::memory_order_release);
  wake({}, true);
}

}  // namespace seatledger::runtime
