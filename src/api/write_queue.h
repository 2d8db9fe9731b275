// The bounded queue between the io thread and the one sequencer thread (design section 3):
// everything that waits is taken as one batch, without a timer; the disk's own latency forms the
// batch.
#pragma once

#include <atomic>
#include <boost/asio/async_result.hpp>
#include <boost/asio/io_context.hpp>
#include <condition_variable>
#include <cstddef>
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

class WriteQueue {
 public:
  // Starts the sequencer's thread. `sequencer` and `io` must outlive the queue.
  WriteQueue(ledger::Sequencer& sequencer, boost::asio::io_context& io, WriteQueueLimits limits);
  // As stop().
  ~WriteQueue();
  WriteQueue(const WriteQueue&) = delete;
  WriteQueue& operator=(const WriteQueue&) = delete;

  // Waits for the request's outcome. On the io thread; resumes there, once for a whole batch.
  Awaitable<ledger::Outcome> submit(ledger::Request request);
  // The same for several, which may share batches with others; outcomes in their order.
  Awaitable<std::vector<ledger::Outcome>> submit_all(std::vector<ledger::Request> requests);

  // Writes are refused with this error until it is cleared: a full disk, a ledger to be read only.
  // Any thread.
  void refuse(std::optional<Error> reason);
  std::optional<Error> refusal() const;

  // Finishes what waits and ends the thread; later requests are refused with shutting_down.
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

  // Queues the item, or completes it with why not, later on the io thread.
  void enqueue(Item item);
  // Nothing: taken. Else why not.
  std::optional<Error> push(Item& item);
  void run();
  std::vector<Item> take();
  void finish(std::vector<Item> items, std::vector<ledger::Outcome> outcomes);

  ledger::Sequencer& sequencer_;
  boost::asio::io_context& io_;
  const WriteQueueLimits limits_;

  mutable std::mutex mutex_;
  std::condition_variable filled_;
  std::vector<Item> waiting_;     // guarded by mutex_
  bool stopping_ = false;         // guarded by mutex_
  bool sleeping_ = false;         // guarded by mutex_; the thread waits for filled_
  std::optional<Error> refusal_;  // guarded by mutex_

  std::thread thread_;
};

}  // namespace seatledger::api
