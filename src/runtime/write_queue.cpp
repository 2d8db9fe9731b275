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

// A batch is decided in pieces, so that the one before it is answered soon after it is stored.
constexpr std::size_t taken_at_once = 32;
// While a batch is appended, fewer waiting commands are not worth a wake-up: its end comes soon.
constexpr std::size_t woken_for = 8;

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
    : sequencer_(sequencer), limits_(limits) {
  if (limits.batches_under_way_max > 1) {
    append_thread_.emplace([this](ledger::Batch& batch) {
      sequencer_.append(batch);
      append_has_ended();
    });
  }
  thread_ = std::thread([this] { run(); });
}

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
    if (sleeping_ && waiting_.size() >= wake_at_) wake = std::exchange(sleeping_, false);
  }
  if (wake) filled_.notify_one();
  return {};
}

// A task of run_between() must find no batch under way, so none begins while one waits.
bool WriteQueue::may_take_locked() const {
  if (waiting_.empty() || !exclusive_tasks_.empty()) return false;
  if (!open_) return is_idle() || sequencer_.may_begin();
  return open_->items.size() < limits_.batch_commands_max &&
         open_->bytes + waiting_.front().bytes <= limits_.batch_bytes_max;
}

bool WriteQueue::is_turn_locked() const {
  if (append_ended_ || (open_ && !appending_)) return true;
  if (is_idle() && (!exclusive_tasks_.empty() || stopping_)) return true;
  return waiting_.size() >= (appending_ ? woken_for : std::size_t{1}) && may_take_locked();
}

void WriteQueue::take_locked(Turn& turn) {
  const std::size_t share = share_locked();
  while (turn.requests.size() < taken_at_once && may_take_locked()) {
    if (!open_) open_.emplace();
    // While the batch before is appended, there is time for more.
    if (!appending_ && open_->items.size() >= share) break;
    Item& item = waiting_.front();
    open_->bytes += item.bytes;
    turn.requests.push_back(std::move(item.request));
    open_->items.push_back(std::move(item));
    waiting_.pop_front();
  }
}

// A part of the requests under way, counting those that the callers of the last batch are about to
// send: while one part is appended, one is decided, and the rest is read and answered (decisions
// 0013 and 0050).
std::size_t WriteQueue::share_locked() const {
  std::size_t under_way = waiting_.size() + last_batch_;
  if (open_) under_way += open_->items.size();
  if (appending_) under_way += appending_->items.size();
  const std::size_t parts = append_thread_ ? 3 : 2;
  return (under_way + parts - 1) / parts;
}

bool WriteQueue::wait(Turn& turn) {
  std::unique_lock lock(mutex_);
  while (!is_turn_locked()) {
    wake_at_ = appending_ ? woken_for : std::size_t{1};
    sleeping_ = true;
    if (settled_ || !is_idle()) {
      filled_.wait(lock);
    } else if (filled_.wait_for(lock, settle_interval) == std::cv_status::timeout) {
      sleeping_ = false;
      return true;
    }
  }
  sleeping_ = false;
  turn.has_append_ended = std::exchange(append_ended_, false);
  if (is_idle()) turn.tasks.swap(exclusive_tasks_);
  // What is in the log is answered before more is decided.
  if (!turn.has_append_ended) take_locked(turn);
  turn.is_more_waiting = may_take_locked();
  turn.is_full = !turn.is_more_waiting || (open_ && open_->items.size() >= share_locked());
  return open_ || turn.has_append_ended || !turn.tasks.empty();
}

void WriteQueue::run() {
  for (;;) {
    Turn turn;
    if (!wait(turn)) return;
    for (const auto& task : turn.tasks) task();
    if (!turn.tasks.empty()) tell_head();
    if (is_idle() && turn.tasks.empty()) {
      // A server that is not ready gets no writes, so the stores are reconciled without one.
      sequencer_.settle();
      note_whether_settled();
      tell_head();
    }
    decide(turn.requests);
    std::optional<Group> ended;
    if (turn.has_append_ended) ended = std::exchange(appending_, std::nullopt);
    if (open_ && !appending_ && turn.is_full) append_open(ended || turn.is_more_waiting);
    if (ended) finish(std::move(*ended));
  }
}

void WriteQueue::decide(std::span<const ledger::Request> requests) {
  if (requests.empty()) return;
  if (open_->batch == nullptr) open_->batch = &sequencer_.begin();
  sequencer_.decide(*open_->batch, requests);
}

// On this thread if there is nothing else to do meanwhile: a hand-over costs two wake-ups.
void WriteQueue::append_open(bool has_more_to_do) {
  Group group = std::move(*open_);
  open_.reset();
  ledger::Batch& batch = *group.batch;
  if (!has_more_to_do || !append_thread_) {
    sequencer_.append(batch);
    return finish(std::move(group));
  }
  appending_ = std::move(group);
  if (ledger::Sequencer::needs_append(batch)) return append_thread_->start(batch);
  append_has_ended();
}

void WriteQueue::append_has_ended() {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    append_ended_ = true;
    wake = std::exchange(sleeping_, false);
  }
  if (wake) filled_.notify_one();
}

void WriteQueue::note_whether_settled() {
  const std::lock_guard lock(mutex_);
  settled_ = sequencer_.is_settled();
}

void WriteQueue::finish(Group group) {
  std::vector<ledger::Outcome> outcomes = sequencer_.finish();
  note_whether_settled();
  last_batch_ = group.items.size();
  answer(std::move(group.items), std::move(outcomes));
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

void WriteQueue::answer(std::vector<Item> items, std::vector<ledger::Outcome> outcomes) {
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
