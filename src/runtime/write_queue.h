// The bounded queue between the io threads and the one sequencer thread. The sequencer takes
// waiting requests as one batch, without a timer; the disk's latency forms the batch (decision
// 0012).
#pragma once

#include <array>
#include <boost/asio/async_result.hpp>
#include <boost/asio/io_context.hpp>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <utility>
#include <vector>

#include "ledger/write/sequencer.h"
#include "runtime/executor.h"

namespace seatledger::runtime {

struct WriteQueueLimits {
  std::size_t waiting_max = 8192;  // more are refused with queue_full
  std::size_t batch_commands_max = 1024;
  std::size_t batch_bytes_max = 1024 * 1024;  // estimated; one request always fits
};

// Why writes are refused for now; the watcher of each reason sets and clears it. Of several, the
// first is told.
enum class WriteBlock : std::uint8_t { disk_full, read_only, not_leader };
inline constexpr std::size_t write_blocks = 3;

class WriteQueue {
 public:
  // Starts the sequencer's thread. `sequencer` must outlive the queue, and so must the io_contexts
  // of those who submit.
  WriteQueue(ledger::Sequencer& sequencer, WriteQueueLimits limits);
  // As stop().
  ~WriteQueue();
  WriteQueue(const WriteQueue&) = delete;
  WriteQueue& operator=(const WriteQueue&) = delete;

  // Waits for the request's outcome. Call on an io thread; resumes there after the batch.
  Awaitable<ledger::Outcome> submit(ledger::Request request);
  // The same for several requests; outcomes in the same order. Other callers' requests may be in
  // the same batches.
  Awaitable<std::vector<ledger::Outcome>> submit_all(std::vector<ledger::Request> requests);

  // Writes are refused with this error until the block is cleared. Any thread.
  void refuse(WriteBlock block, std::optional<Error> reason);
  // Why a write would be refused now: a block, the end of the queue, or a store that failed. Any
  // thread.
  std::optional<Error> refusal() const;

  // How much later than `now`, by the clock, the newest event was recorded: the clock was ahead and
  // was set back. 0 for less than a second, which many commits in one batch may make. Any thread.
  std::uint64_t recorded_ahead_ms(Timestamp now) const;

  // Called on the sequencer's thread whenever the head may have moved, so also when it did not:
  // before the callers of a batch that appended events are answered, so that what waits for events
  // is behind no answer; after what run_between() ran, which may have written events of another
  // server; and after log and views were brought together. Set before the first request.
  void on_head_moved(std::function<void()> notify) { head_moved_ = std::move(notify); }

  // Runs `work` on the sequencer's thread, between two batches; returns when it ran. Any thread but
  // the queue's own. False: the queue was stopped before.
  bool run_between(std::function<void()> work);

  // Finishes waiting requests and ends the thread; refuses later ones with shutting_down.
  void stop();

 private:
  // One waiting coroutine.
  struct Waiter {
    virtual ~Waiter() = default;
    // On the thread of the coroutine.
    virtual void complete(ledger::Outcome outcome) = 0;
    virtual boost::asio::io_context& io() const = 0;
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

  // Queues the item, or completes it with a refusal later on its io thread.
  void enqueue(Item item);
  // Takes the item, or returns the refusal.
  Result<void> push(Item& item);

  void run();
  std::vector<ledger::Outcome> run_batch(std::span<const ledger::Request> requests);
  // How many commands the next batch may have.
  std::size_t batch_commands_locked() const;
  // Waits for items or tasks and takes them; false: the queue stops and nothing is left. After a
  // failure of a store it also returns, with neither, when it is time to try again.
  bool wait(std::vector<Item>& items, std::vector<std::function<void()>>& tasks);
  void tell_head() const {
    if (head_moved_) head_moved_();
  }
  void finish(std::vector<Item> items, std::vector<ledger::Outcome> outcomes);

  const std::optional<Error>& refusal_locked() const;

  ledger::Sequencer& sequencer_;
  const WriteQueueLimits limits_;

  std::function<void()> head_moved_;

  mutable std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<Item> waiting_;                            // guarded by mutex_
  std::vector<std::function<void()>> exclusive_tasks_;  // guarded by mutex_; see run_between
  bool stopping_ = false;                               // guarded by mutex_
  bool sleeping_ = false;                               // guarded by mutex_; waits for filled_
  bool settled_ = true;                                 // guarded by mutex_; log and views agree
  std::array<std::optional<Error>, write_blocks> refusals_{};  // guarded by mutex_; by WriteBlock

  std::size_t last_batch_ = 0;  // commands in it; sequencer thread only

  std::thread thread_;
};

}  // namespace seatledger::runtime
