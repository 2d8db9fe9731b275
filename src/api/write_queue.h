// The bounded queue between the io thread and the sequencer (design section 3). One thread decides
// what waits, without a timer, and writes view rows; another appends. The disk's own latency forms
// the batches: while one is being synced, the next is decided.
#pragma once

#include <array>
#include <boost/asio/async_result.hpp>
#include <boost/asio/io_context.hpp>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "api/http/io.h"
#include "ledger/sequencer.h"

namespace seatledger::api {

struct WriteQueueLimits {
  std::size_t waiting_max = 8192;  // more are refused with queue_full
  std::size_t batch_commands_max = 1024;
  std::size_t batch_bytes_max = 1024 * 1024;  // by the requests' own estimate; one always fits
};

// Why writes are refused for now; each is set and cleared by whoever watches it.
enum class WriteBar : std::uint8_t { disk_full, read_only };

class WriteQueue {
 public:
  // Starts the two threads. `sequencer` and `io` must outlive the queue.
  WriteQueue(ledger::Sequencer& sequencer, boost::asio::io_context& io, WriteQueueLimits limits);
  // As stop().
  ~WriteQueue();
  WriteQueue(const WriteQueue&) = delete;
  WriteQueue& operator=(const WriteQueue&) = delete;

  // Waits for the request's outcome. On the io thread; resumes there, once for a whole batch.
  Awaitable<ledger::Outcome> submit(ledger::Request request);
  // The same for several, which may share batches with others; outcomes in their order.
  Awaitable<std::vector<ledger::Outcome>> submit_all(std::vector<ledger::Request> requests);

  // Writes are refused with this error until the bar is cleared. Any thread.
  void refuse(WriteBar bar, std::optional<Error> reason);
  std::optional<Error> refusal() const;

  // Told on the io thread, after the callers of a batch that appended events were answered. Set
  // before the first request.
  void on_appended(std::function<void()> told) { appended_ = std::move(told); }

  // Runs `work` on the deciding thread, between two batches, when all that was decided is folded;
  // returns when it ran. Any thread but the queue's own. False: the queue was stopped before.
  bool run_between(std::function<void()> work);

  // Finishes what waits and ends the threads; later requests are refused with shutting_down.
  void stop();

 private:
  // One waiting coroutine.
  struct Waiter {
    virtual ~Waiter() = default;
    virtual void complete(ledger::Outcome outcome) = 0;
  };
  template <class Handler>
  struct HandlerWaiter;
  struct Gathering;
  struct GatheringWaiter;
  struct Item {
    ledger::Request request;
    std::unique_ptr<Waiter> waiter;
    std::size_t bytes = 0;
  };

  // A batch being appended, or appended.
  struct Flight {
    std::vector<Item> items;
    std::shared_ptr<ledger::Batch> batch;
  };

  // Queues the item, or completes it with why not, later on the io thread.
  void enqueue(Item item);
  // Nothing: taken. Else why not.
  std::optional<Error> push(Item& item);

  // The deciding thread's.
  void decide();
  bool wait_for_work();
  bool fits(std::size_t more, std::size_t bytes) const;
  std::vector<Item> take();
  void decide_into_open_batch(std::vector<Item> items);
  void run_guests();
  Flight seal();
  void depart();  // with the open batch
  void land();
  bool is_alone();
  void store_alone();
  void drain();
  bool has_landed();
  void finish(Flight flight);
  // The appending thread's.
  void append();

  const std::optional<Error>& refusal_locked() const;

  ledger::Sequencer& sequencer_;
  boost::asio::io_context& io_;
  const WriteQueueLimits limits_;

  std::function<void()> appended_;

  // The deciding thread's.
  std::vector<Item> open_;  // decided into the open batch
  std::size_t open_bytes_ = 0;
  bool is_away_ = false;  // a flight departed that has not landed

  mutable std::mutex mutex_;
  std::condition_variable filled_;
  std::vector<Item> waiting_;                       // guarded by mutex_
  std::vector<std::function<void()>> guests_;       // guarded by mutex_; of run_between
  bool stopping_ = false;                           // guarded by mutex_
  bool sleeping_ = false;                           // guarded by mutex_; waits for filled_
  std::optional<Flight> landed_;                    // guarded by mutex_
  std::array<std::optional<Error>, 2> refusals_{};  // guarded by mutex_; by WriteBar

  std::mutex runway_mutex_;
  std::condition_variable runway_changed_;
  std::optional<Flight> departing_;  // guarded by runway_mutex_
  bool runway_closes_ = false;       // guarded by runway_mutex_

  std::thread decider_;
  std::thread appender_;
};

}  // namespace seatledger::api
