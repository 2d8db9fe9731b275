#include "runtime/write_queue.h"

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <catch2/catch.hpp>
#include <condition_variable>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "support/sequencer_world.h"

namespace seatledger::runtime {
namespace {

using namespace ledger;
using namespace sequencer_world;

// Each append waits until it is let through; remembers sizes and threads.
class GatedLog final : public EventLog {
 public:
  explicit GatedLog(MemoryLedger& log) : log_(log) {}

  Position head() const override { return log_.head(); }
  AppendStatus append(Position head, std::span<const std::string> records,
                      std::span<const PersonWrite> people) override {
    std::unique_lock lock(mutex_);
    sizes.push_back(records.size());
    threads.insert(std::this_thread::get_id());
    changed_.notify_all();
    changed_.wait(lock, [this] { return let_through_ > 0; });
    --let_through_;
    return log_.append(head, records, people);
  }
  std::vector<StoredRecord> read_after(Position position, std::size_t limit) const override {
    return log_.read_after(position, limit);
  }
  void recover() override { log_.recover(); }

  void let_through(std::size_t appends) {
    const std::lock_guard lock(mutex_);
    let_through_ += appends;
    changed_.notify_all();
  }
  void wait_for_append(std::size_t nth) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return sizes.size() >= nth; });
  }

  std::vector<std::size_t> sizes;     // read when nothing is appended
  std::set<std::thread::id> threads;  // as sizes

 private:
  MemoryLedger& log_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t let_through_ = 0;
};

// Read once for each decision.
class CountingClock final : public Clock {
 public:
  Timestamp now() override {
    const std::lock_guard lock(mutex_);
    ++decisions_;
    threads.insert(std::this_thread::get_id());
    changed_.notify_all();
    return {1'700'000'000'000'000};
  }
  void wait_for_decisions(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return decisions_ >= count; });
  }
  std::set<std::thread::id> threads;  // read when nothing is decided

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t decisions_ = 0;
};

Awaitable<void> submit_one(WriteQueue& queue, Request request, std::promise<Outcome>& answer) {
  answer.set_value(co_await queue.submit(std::move(request)));
}

// A queue over a ledger in memory, and an io thread for those who submit.
struct Queue {
  explicit Queue(std::size_t batches_under_way_max = 2) {
    WriteQueueLimits limits;
    limits.batches_under_way_max = batches_under_way_max;
    sequencer.catch_up();
    writes.emplace(sequencer, limits);
  }
  ~Queue() {
    log.let_through(1000);
    writes->stop();
    work.reset();
    io_thread.join();
  }

  // Returns when they are queued.
  void submit(const std::vector<Request>& requests) {
    std::promise<void> queued;
    for (const Request& request : requests) {
      boost::asio::co_spawn(io, submit_one(*writes, request, answers[answers.size()]),
                            boost::asio::detached);
    }
    boost::asio::post(io, [&] { queued.set_value(); });
    queued.get_future().get();
  }
  std::string answer(std::size_t of) { return told(answers.at(of).get_future().get()); }

  MemoryLedger memory;
  GatedLog log{memory};
  projections::MemoryStore store;
  projections::ViewSet views{store};
  CountingClock clock;
  ScriptedEntropy entropy;
  Sequencer sequencer{{log, memory, views.state(), views, clock, entropy}};
  boost::asio::io_context io{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{io.get_executor()};
  std::map<std::size_t, std::promise<Outcome>> answers;
  std::optional<WriteQueue> writes;
  std::thread io_thread{[this] { io.run(); }};
};

Request platform_request() { return request(PutPlatform{{"acme", "acme-org", 0, "A", true, {}}}); }

std::vector<Request> create_requests(std::size_t count) {
  CreateLicense command;
  command.platform.key = "acme";
  return std::vector<Request>(count, request(command));
}

// 30 commands wait while the first is appended; then a third of all is appended, and the rest is
// decided meanwhile.
void begin_two_batches(Queue& queue) {
  queue.submit({platform_request()});
  queue.log.wait_for_append(1);
  queue.submit(create_requests(30));
  queue.log.let_through(1);
  queue.log.wait_for_append(2);
  queue.clock.wait_for_decisions(31);
}

TEST_CASE("a batch is decided while the one before it is appended, and answered in order") {
  Queue queue;
  begin_two_batches(queue);
  CHECK(queue.memory.head() == Position{1});
  CHECK(queue.views.applied() == Position{1});
  queue.log.let_through(2);
  for (std::size_t i = 0; i <= 30; ++i) CHECK(queue.answer(i) == "stored");
  CHECK(queue.log.sizes == std::vector<std::size_t>{1, 11, 19});
  CHECK(queue.log.threads.size() == 2);
  CHECK(queue.clock.threads.size() == 1);
  CHECK(queue.memory.head() == Position{31});
  CHECK(queue.views.applied() == Position{31});
}

TEST_CASE("when the first of two batches fails, nothing of the second is stored") {
  Queue queue;
  begin_two_batches(queue);
  queue.memory.fail_append(1, AppendFault::unknown_not_stored);
  queue.log.let_through(1);
  CHECK(queue.answer(0) == "stored");
  for (std::size_t i = 1; i <= 11; ++i) CHECK(queue.answer(i) == "outcome_unknown");
  for (std::size_t i = 12; i <= 30; ++i) CHECK(queue.answer(i) == "catching_up");
  CHECK(queue.log.sizes.size() == 2);
  CHECK(queue.memory.head() == Position{1});

  queue.submit(create_requests(1));
  queue.log.let_through(1);
  CHECK(queue.answer(31) == "stored");
  CHECK(queue.views.state().sequences().license == 1);
  CHECK_FALSE(queue.writes->refusal());
}

TEST_CASE("with one batch under way, the thread that decides appends") {
  Queue queue(1);
  queue.submit({platform_request()});
  queue.log.wait_for_append(1);
  queue.submit(create_requests(30));
  queue.log.let_through(1000);
  for (std::size_t i = 0; i <= 30; ++i) CHECK(queue.answer(i) == "stored");
  CHECK(queue.log.sizes.size() > 2);
  CHECK(queue.log.threads == queue.clock.threads);
}

TEST_CASE("work between two batches finds none under way") {
  Queue queue;
  begin_two_batches(queue);
  Position head;
  Position applied;
  std::thread between([&] {
    queue.writes->run_between([&] {
      head = queue.memory.head();
      applied = queue.views.applied();
    });
  });
  queue.submit(create_requests(5));
  queue.log.let_through(1000);
  between.join();
  CHECK(head == applied);
  CHECK(head >= Position{31});
  for (std::size_t i = 0; i <= 35; ++i) CHECK(queue.answer(i) == "stored");
}

TEST_CASE("a stop stores what waits and what is under way") {
  Queue queue;
  begin_two_batches(queue);
  queue.submit(create_requests(20));
  queue.log.let_through(1000);
  queue.writes->stop();
  CHECK(queue.memory.head() == Position{51});
  for (std::size_t i = 0; i <= 50; ++i) CHECK(queue.answer(i) == "stored");
}

}  // namespace
}  // namespace seatledger::runtime
