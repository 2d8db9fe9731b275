#include "api/write_queue.h"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <exception>
#include <future>
#include <iterator>

namespace seatledger::api {
namespace {

// A record's fixed members.
constexpr std::size_t fixed_bytes = 512;

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
  Handler handler;
  boost::asio::executor_work_guard<boost::asio::associated_executor_t<Handler>> work;
};

WriteQueue::WriteQueue(ledger::Sequencer& sequencer, boost::asio::io_context& io,
                       WriteQueueLimits limits)
    : sequencer_(sequencer),
      io_(io),
      limits_(limits),
      decider_([this] { decide(); }),
      appender_([this] { append(); }) {}

WriteQueue::~WriteQueue() { stop(); }

Awaitable<ledger::Outcome> WriteQueue::submit(ledger::Request request) {
  Item item{std::move(request), nullptr, 0};
  item.bytes = fixed_bytes + item.request.bytes;
  co_return co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<Executor>,
                                                 void(ledger::Outcome)>(
      [this](auto handler, Item taken) {
        using Waiting = HandlerWaiter<decltype(handler)>;
        taken.waiter = std::make_unique<Waiting>(std::move(handler));
        enqueue(std::move(taken));
      },
      awaiting, std::move(item));
}

// Several outcomes on their way to one coroutine.
struct WriteQueue::Gathering {
  std::vector<ledger::Outcome> outcomes;
  std::size_t missing = 0;
  std::function<void()> all_there;
};

struct WriteQueue::GatheringWaiter final : Waiter {
  GatheringWaiter(std::shared_ptr<Gathering> shared, std::size_t at)
      : gathering(std::move(shared)), place(at) {}
  void complete(ledger::Outcome outcome) override {
    const auto kept = gathering;
    kept->outcomes[place] = std::move(outcome);
    // Taken out first: the coroutine goes on, and may end, within the call.
    if (--kept->missing == 0) std::exchange(kept->all_there, nullptr)();
  }
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
  if (auto refused = push(item)) {
    boost::asio::post(io_, [waiter = std::shared_ptr<Waiter>(std::move(item.waiter)),
                            why = std::move(*refused)] { waiter->complete(why); });
  }
}

std::optional<Error> WriteQueue::push(Item& item) {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return error(ErrorCode::shutting_down, "the server is shutting down");
    if (const auto& refused = refusal_locked()) return refused;
    if (waiting_.size() >= limits_.waiting_max) {
      return error(ErrorCode::queue_full, "too many writes are waiting; try again");
    }
    waiting_.push_back(std::move(item));
    wake = std::exchange(sleeping_, false);
  }
  if (wake) filled_.notify_one();
  return std::nullopt;
}

// False: the queue stops, and nothing is left to be done.
bool WriteQueue::wait_for_work() {
  std::unique_lock lock(mutex_);
  const auto has_work = [this] {
    return landed_ || !guests_.empty() || (!waiting_.empty() && fits(0, waiting_.front().bytes));
  };
  while (!has_work() && (is_away_ || !stopping_)) {
    sleeping_ = true;
    filled_.wait(lock);
  }
  sleeping_ = false;
  return has_work() || is_away_;
}

// Into the open batch, behind `more` others; one always does.
bool WriteQueue::fits(std::size_t more, std::size_t bytes) const {
  const std::size_t count = open_.size() + more;
  return count == 0 ||
         (count < limits_.batch_commands_max && open_bytes_ + bytes <= limits_.batch_bytes_max);
}

std::vector<WriteQueue::Item> WriteQueue::take() {
  const std::lock_guard lock(mutex_);
  std::size_t bytes = 0;
  std::size_t count = 0;
  while (count < waiting_.size() && fits(count, bytes + waiting_[count].bytes)) {
    bytes += waiting_[count++].bytes;
  }
  if (count == waiting_.size()) return std::exchange(waiting_, {});
  const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(count);
  std::vector<Item> taken(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
  waiting_.erase(waiting_.begin(), end);
  return taken;
}

void WriteQueue::decide() {
  while (wait_for_work()) {
    if (has_landed()) land();
    if (sequencer_.must_settle()) {
      drain();
      sequencer_.settle();
    }
    decide_into_open_batch(take());
    run_guests();
    if (is_away_ || open_.empty()) continue;
    if (is_alone()) {
      store_alone();
    } else {
      depart();
    }
  }
  {
    const std::lock_guard lock(runway_mutex_);
    runway_closes_ = true;
  }
  runway_changed_.notify_one();
}

void WriteQueue::decide_into_open_batch(std::vector<Item> items) {
  for (Item& item : items) {
    sequencer_.decide({&item.request, 1});
    open_bytes_ += item.bytes;
    open_.push_back(std::move(item));
    // The disk is not kept waiting for the rest.
    if (is_away_ && has_landed()) land();
  }
}

bool WriteQueue::has_landed() {
  const std::lock_guard lock(mutex_);
  return landed_.has_value();
}

WriteQueue::Flight WriteQueue::seal() {
  open_bytes_ = 0;
  return {std::exchange(open_, {}), sequencer_.seal()};
}

void WriteQueue::depart() {
  is_away_ = true;
  {
    const std::lock_guard lock(runway_mutex_);
    departing_ = seal();
  }
  runway_changed_.notify_one();
}

// A caller who is alone is answered sooner without another thread.
bool WriteQueue::is_alone() {
  const std::lock_guard lock(mutex_);
  return open_.size() == 1 && waiting_.empty();
}

void WriteQueue::store_alone() {
  Flight flight = seal();
  sequencer_.append(*flight.batch);
  finish(std::move(flight));
}

// The next batch departs first: its callers wait for the disk.
void WriteQueue::land() {
  std::optional<Flight> flight;
  {
    const std::lock_guard lock(mutex_);
    flight = std::exchange(landed_, std::nullopt);
  }
  is_away_ = false;
  if (!open_.empty()) depart();
  finish(std::move(*flight));
}

// Until nothing is decided that is not folded.
void WriteQueue::drain() {
  if (!is_away_ && !open_.empty()) depart();
  while (is_away_) {
    {
      std::unique_lock lock(mutex_);
      filled_.wait(lock, [this] { return landed_.has_value(); });
    }
    land();
  }
}

void WriteQueue::append() {
  for (;;) {
    std::optional<Flight> flight;
    {
      std::unique_lock lock(runway_mutex_);
      runway_changed_.wait(lock, [this] { return departing_ || runway_closes_; });
      if (!departing_) return;
      flight = std::exchange(departing_, std::nullopt);
    }
    sequencer_.append(*flight->batch);
    {
      const std::lock_guard lock(mutex_);
      landed_ = std::move(flight);
      sleeping_ = false;
    }
    filled_.notify_one();
  }
}

void WriteQueue::run_guests() {
  std::vector<std::function<void()>> guests;
  {
    const std::lock_guard lock(mutex_);
    guests.swap(guests_);
  }
  if (guests.empty()) return;
  drain();
  for (const auto& guest : guests) guest();
}

bool WriteQueue::run_between(std::function<void()> work) {
  std::promise<void> done;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return false;
    guests_.emplace_back([&] {
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

void WriteQueue::finish(Flight flight) {
  struct Finished {
    std::vector<Item> items;
    std::vector<ledger::Outcome> outcomes;
  };
  // One post for the whole batch.
  auto finished =
      std::make_shared<Finished>(Finished{std::move(flight.items), sequencer_.fold(*flight.batch)});
  boost::asio::post(io_, [this, finished] {
    bool has_events = false;
    for (std::size_t i = 0; i < finished->items.size(); ++i) {
      ledger::Outcome& outcome = finished->outcomes[i];
      has_events = has_events || (outcome.has_value() && outcome->appended);
      finished->items[i].waiter->complete(std::move(outcome));
    }
    if (has_events && appended_) appended_();
  });
}

void WriteQueue::refuse(WriteBar bar, std::optional<Error> reason) {
  const std::lock_guard lock(mutex_);
  refusals_[static_cast<std::size_t>(bar)] = std::move(reason);
}

std::optional<Error> WriteQueue::refusal() const {
  const std::lock_guard lock(mutex_);
  return refusal_locked();
}

const std::optional<Error>& WriteQueue::refusal_locked() const {
  return refusals_[0] ? refusals_[0] : refusals_[1];
}

void WriteQueue::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    sleeping_ = false;
  }
  filled_.notify_one();
  if (decider_.joinable()) decider_.join();
  if (appender_.joinable()) appender_.join();
}

}  // namespace seatledger::api
