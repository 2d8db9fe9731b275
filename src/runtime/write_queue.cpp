#include "runtime/write_queue.h"

#include <algorithm>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <chrono>
#include <exception>
#include <future>
#include <iterator>

namespace seatledger::runtime {
namespace {

// The estimated size of a record's fixed members.
constexpr std::size_t fixed_bytes = 512;
constexpr std::chrono::seconds settle_interval{1};

}  // namespace

template <class Handler>
struct WriteQueue::HandlerWaiter final : Waiter {
  explicit HandlerWaiter(Handler&& taken)
      : handler(std::move(taken)), work(boost::asio::make_work_guard(handler)) {}
  void complete(ledger::Outcome outcome) override {
    // The coroutine may end the request, and with it this waiter's memory, before it returns.
    Handler taken = std::move(handler);
    std::move(taken)(std::move(outcome));
  }
  boost::asio::io_context& io() const override { return work.get_executor().context(); }
  Handler handler;
  boost::asio::executor_work_guard<boost::asio::associated_executor_t<Handler>> work;
};

WriteQueue::WriteQueue(ledger::Sequencer& sequencer, WriteQueueLimits limits)
    : sequencer_(sequencer), limits_(limits), thread_([this] { run(); }) {}

WriteQueue::~WriteQueue() { stop(); }

Awaitable<ledger::Outcome> WriteQueue::submit(ledger::Request request) {
  Item item{std::move(request), nullptr, 0};
  item.bytes = fixed_bytes + item.request.bytes;
  // Named: gcc 12 destroys a capturing temporary of a co_await expression twice (bug 107288).
  auto start = [this](auto handler, Item taken) {
    using Waiting = HandlerWaiter<decltype(handler)>;
    taken.waiter = std::make_unique<Waiting>(std::move(handler));
    enqueue(std::move(taken));
  };
  co_return co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<Executor>,
                                                 void(ledger::Outcome)>(start, awaiting,
                                                                        std::move(item));
}

// Collects the outcomes of several requests for one coroutine.
struct WriteQueue::Gathering {
  std::vector<ledger::Outcome> outcomes;
  std::size_t missing = 0;
  std::function<void()> all_there;
  boost::asio::io_context* io = nullptr;
};

struct WriteQueue::GatheringWaiter final : Waiter {
  GatheringWaiter(std::shared_ptr<Gathering> shared, std::size_t at)
      : gathering(std::move(shared)), place(at) {}
  void complete(ledger::Outcome outcome) override {
    const auto kept = gathering;
    kept->outcomes[place] = std::move(outcome);
    // Moved out first: the coroutine resumes, and may end, within the call.
    if (--kept->missing == 0) std::exchange(kept->all_there, nullptr)();
  }
  boost::asio::io_context& io() const override { return *gathering->io; }
  std::shared_ptr<Gathering> gathering;
  std::size_t place;
};

Awaitable<std::vector<ledger::Outcome>> WriteQueue::submit_all(
    std::vector<ledger::Request> requests) {
  if (requests.empty()) co_return std::vector<ledger::Outcome>{};
  auto gathering = std::make_shared<Gathering>();
  gathering->outcomes.resize(requests.size(), ledger::Outcome(Error{}));
  gathering->missing = requests.size();
  // Named: gcc 12 destroys a capturing temporary of a co_await expression twice (bug 107288).
  auto start = [this, gathering, &requests](auto handler) {
    gathering->io = &boost::asio::get_associated_executor(handler).context();
    auto shared = std::make_shared<decltype(handler)>(std::move(handler));
    gathering->all_there = [shared] { std::move (*shared)(); };
    for (std::size_t i = 0; i < requests.size(); ++i) {
      Item item{std::move(requests[i]), std::make_unique<GatheringWaiter>(gathering, i), 0};
      item.bytes = fixed_bytes + item.request.bytes;
      enqueue(std::move(item));
    }
  };
  co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<Executor>, void()>(
      start, awaiting);
  co_return std::move(gathering->outcomes);
}

void WriteQueue::enqueue(Item item) {
  if (auto pushed = push(item); pushed.has_error()) {
    boost::asio::io_context& io = item.waiter->io();
    boost::asio::post(io, [waiter = std::shared_ptr<Waiter>(std::move(item.waiter)),
                           why = pushed.error()] { waiter->complete(why); });
  }
}

Result<void> WriteQueue::push(Item& item) {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return error(ErrorCode::shutting_down, "the server is shutting down");
    if (const auto& refused = refusal_locked()) return *refused;
    if (waiting_.size() >= limits_.waiting_max) {
      return error(ErrorCode::queue_full, "too many writes are waiting; try again");
    }
    waiting_.push_back(std::move(item));
    wake = std::exchange(sleeping_, false);
  }
  if (wake) filled_.notify_one();
  return {};
}

std::size_t WriteQueue::batch_commands_locked() const {
  // Half of the requests under way, counting those that the callers of the last batch are about to
  // send: while one half is written, the other half is read and answered (decision 0013).
  const std::size_t half = (waiting_.size() + last_batch_ + 1) / 2;
  return std::min({waiting_.size(), half, limits_.batch_commands_max});
}

bool WriteQueue::wait(std::vector<Item>& items, std::vector<std::function<void()>>& tasks) {
  std::unique_lock lock(mutex_);
  while (waiting_.empty() && exclusive_tasks_.empty() && !stopping_) {
    sleeping_ = true;
    if (settled_) {
      filled_.wait(lock);
    } else if (filled_.wait_for(lock, settle_interval) == std::cv_status::timeout) {
      sleeping_ = false;
      return true;
    }
  }
  sleeping_ = false;
  tasks.swap(exclusive_tasks_);
  const std::size_t commands = batch_commands_locked();
  std::size_t bytes = 0;
  while (items.size() < commands) {
    bytes += waiting_.front().bytes;
    if (!items.empty() && bytes > limits_.batch_bytes_max) break;
    items.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  }
  last_batch_ = items.size();
  return !items.empty() || !tasks.empty();
}

void WriteQueue::run() {
  for (;;) {
    std::vector<Item> items;
    std::vector<std::function<void()>> tasks;
    if (!wait(items, tasks)) return;
    for (const auto& task : tasks) task();
    if (!tasks.empty()) tell_head();
    if (items.empty()) {
      // A server that is not ready gets no writes, so the stores are reconciled without one.
      if (tasks.empty()) {
        run_batch({});
        tell_head();
      }
      continue;
    }
    std::vector<ledger::Request> requests;
    requests.reserve(items.size());
    for (Item& item : items) requests.push_back(std::move(item.request));
    finish(std::move(items), run_batch(requests));
  }
}

std::vector<ledger::Outcome> WriteQueue::run_batch(std::span<const ledger::Request> requests) {
  std::vector<ledger::Outcome> outcomes = sequencer_.run(requests);
  const std::lock_guard lock(mutex_);
  settled_ = sequencer_.is_settled();
  return outcomes;
}

bool WriteQueue::run_between(std::function<void()> work) {
  std::promise<void> done;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return false;
    exclusive_tasks_.emplace_back([&] {
      try {
        work();
        done.set_value();
      } catch (...) {
        done.set_exception(std::current_exception());
      }
    });
    sleeping_ = false;
  }
  filled_.notify_one();
  done.get_future().get();
  return true;
}

void WriteQueue::finish(std::vector<Item> items, std::vector<ledger::Outcome> outcomes) {
  const bool has_events = std::any_of(
      outcomes.begin(), outcomes.end(),
      [](const ledger::Outcome& outcome) { return outcome.has_value() && outcome->appended; });
  // First: a caller who was answered finds the events, on whichever thread they ask next.
  if (has_events) tell_head();
  struct Finished {
    boost::asio::io_context& io;
    std::vector<std::pair<std::unique_ptr<Waiter>, ledger::Outcome>> outcomes;
  };
  // One post for the whole batch to each thread.
  std::vector<std::shared_ptr<Finished>> threads;
  for (std::size_t i = 0; i < items.size(); ++i) {
    boost::asio::io_context& io = items[i].waiter->io();
    auto of_thread = std::find_if(threads.begin(), threads.end(),
                                  [&](const auto& each) { return &each->io == &io; });
    if (of_thread == threads.end()) {
      threads.push_back(std::make_shared<Finished>(Finished{io, {}}));
      of_thread = std::prev(threads.end());
    }
    (*of_thread)->outcomes.emplace_back(std::move(items[i].waiter), std::move(outcomes[i]));
  }
  for (auto& finished : threads) {
    boost::asio::io_context& io = finished->io;
    boost::asio::post(io, [finished = std::move(finished)] {
      for (auto& [waiter, outcome] : finished->outcomes) waiter->complete(std::move(outcome));
    });
  }
}

void WriteQueue::refuse(WriteBlock block, std::optional<Error> reason) {
  const std::lock_guard lock(mutex_);
  refusals_[static_cast<std::size_t>(block)] = std::move(reason);
}

std::optional<Error> WriteQueue::refusal() const {
  const std::lock_guard lock(mutex_);
  if (const auto& refused = refusal_locked()) return refused;
  if (stopping_) return error(ErrorCode::shutting_down, "the server is shutting down");
  if (settled_) return std::nullopt;
  return error(ErrorCode::catching_up,
               "a store failed; the ledger brings its log and views together");
}

std::uint64_t WriteQueue::recorded_ahead_ms(Timestamp now) const {
  constexpr std::int64_t second_ms = 1000;
  const std::int64_t ahead_ms = (sequencer_.newest_recorded().micros - now.micros) / 1000;
  return ahead_ms < second_ms ? 0 : static_cast<std::uint64_t>(ahead_ms);
}

const std::optional<Error>& WriteQueue::refusal_locked() const {
  const auto set = std::find_if(refusals_.begin(), refusals_.end() - 1,
                                [](const auto& refusal) { return refusal.has_value(); });
  return *set;
}

void WriteQueue::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    sleeping_ = false;
  }
  filled_.notify_one();
  if (thread_.joinable()) thread_.join();
}

}  // namespace seatledger::runtime
