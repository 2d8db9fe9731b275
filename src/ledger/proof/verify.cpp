#include "ledger/proof/verify.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "base/store_error.h"
#include "ledger/log/record_head.h"
#include "ledger/proof/tree_verifier.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t records_at_once = 512;  // about half a megabyte: fits into caches
constexpr std::size_t batches_ahead = 4;      // per thread

// The members that determine an event's place in the order.
struct EventPlace {
  CommitPart commit;
  Timestamp recorded;
};

// What is wrong with the order of two adjacent events; empty if nothing.
std::string_view broken_order(const std::optional<EventPlace>& before, const EventPlace& event,
                              Position position) {
  const CommitPart& part = event.commit;
  if (part.size == 0 || part.index >= part.size) return "its commit part is out of range";
  if (part.id.value + part.index != position.value) return "its commit id does not fit";
  if (part.index == 0) {
    if (!before) return {};
    if (before->commit.index + 1 != before->commit.size) return "the commit before it is not whole";
    if (event.recorded <= before->recorded) return "its time is not after the commit before it";
    return {};
  }
  if (!before || before->commit.id != part.id || before->commit.size != part.size) {
    return "it is not in the commit of the event before it";
  }
  if (event.recorded != before->recorded) return "its time differs from its commit's";
  return {};
}

// The result of one thread for some records, independent of the records before them.
struct CheckedRecords {
  std::vector<EventPlace> places;  // of the good ones before `fault`
  std::vector<Digest> leaves;      // of all
  std::vector<EventBody> about_people;
  std::optional<LogFault> fault;
};

struct Wanted {
  bool leaves = false;
  bool people = false;
  // Up to this position a signed root proves every byte or shows that one is wrong, so decoding the
  // data would add nothing.
  Position proven;
};

void check_record(const StoredRecord& record, const Wanted& wanted, CheckedRecords& checked) {
  if (record.position <= wanted.proven) {
    const RecordHead head = read_record_head(record.bytes, record.position);
    if (wanted.people && PeopleMarks::is_about_a_row(head.type)) {
      checked.about_people.push_back(decode_record(record.bytes, record.position).body);
    }
    checked.places.push_back({head.commit, head.recorded});
    return;
  }
  Event event = decode_exact_record(record.bytes, record.position);
  checked.places.push_back({event.commit, event.recorded});
  if (wanted.people && PeopleMarks::is_about_a_row(type_name(event.body))) {
    checked.about_people.push_back(std::move(event.body));
  }
}

CheckedRecords check_records(const std::vector<StoredRecord>& records, Wanted wanted) {
  CheckedRecords checked;
  checked.places.reserve(records.size());
  if (wanted.leaves) checked.leaves.reserve(records.size());
  for (const StoredRecord& record : records) {
    if (wanted.leaves) checked.leaves.push_back(merkle::leaf_hash(record.bytes));
    try {
      check_record(record, wanted, checked);
    } catch (const StoreError& problem) {
      checked.fault = LogFault{record.position, problem.what()};
      break;
    }
  }
  return checked;
}

// Reuses threads, because each new thread would touch fresh memory for every batch.
class CheckingThreads {
 public:
  explicit CheckingThreads(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      threads_.emplace_back([this] { work(); });
    }
  }
  ~CheckingThreads() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
      waiting_.clear();
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  CheckingThreads(const CheckingThreads&) = delete;
  CheckingThreads& operator=(const CheckingThreads&) = delete;

  std::future<CheckedRecords> check(std::vector<StoredRecord> records, Wanted wanted) {
    Task task([records = std::move(records), wanted] { return check_records(records, wanted); });
    auto checked = task.get_future();
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(task));
    }
    changed_.notify_one();
    return checked;
  }

 private:
  using Task = std::packaged_task<CheckedRecords()>;

  void work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
      if (ending_) return;
      Task task = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      task();
    }
  }

  std::mutex mutex_;  // guards waiting_ and ending_
  std::condition_variable changed_;
  std::deque<Task> waiting_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

class LogVerifier {
 public:
  LogVerifier(const EventLog& log, const VerifyOptions& options)
      : log_(log), options_(options), head_(log.head()) {
    if (options.tree != nullptr) tree_.emplace(options);
  }

  LogVerdict run() {
    while (!verdict_.fault) {
      while (checking_.size() < threads_count() * batches_ahead && read_some()) {
      }
      if (checking_.empty()) break;
      CheckedRecords checked = checking_.front().get();
      checking_.pop_front();
      take(checked);
      if (options_.progress) options_.progress(Position{verdict_.events});
    }
    if (!verdict_.fault) verdict_.fault = unreadable_;
    if (!verdict_.fault && before_ && before_->commit.index + 1 != before_->commit.size) {
      verdict_.fault = LogFault{head_, "the last commit is not whole"};
    }
    if (tree_) tree_->finish(head_, verdict_);
    return std::move(verdict_);
  }

 private:
  // Returns false at the end of the log, or when the next record cannot be read.
  bool read_some() {
    if (read_ >= head_ || unreadable_) return false;
    std::vector<StoredRecord> records = read_after(read_, records_at_once);
    if (records.empty()) return false;
    read_ = records.back().position;
    const Wanted wanted{tree_.has_value(), options_.people != nullptr,
                        tree_ ? tree_->claimed() : Position{}};
    checking_.push_back(threads_.check(std::move(records), wanted));
    return true;
  }

  // Returns the records before the first unreadable one; the next call throws the store's error.
  std::vector<StoredRecord> read_after(Position position, std::size_t limit) {
    try {
      auto records = log_.read_after(position, limit);
      if (records.empty()) unreadable_ = LogFault{next(position), "the log ends before its head"};
      return records;
    } catch (const StoreError& problem) {
      if (limit > 1) return read_after(position, limit / 2);
      unreadable_ = LogFault{next(position), problem.what()};
      return {};
    }
  }
  static std::size_t threads_count() { return std::max(1U, std::thread::hardware_concurrency()); }
  static Position next(Position position) { return Position{position.value + 1}; }

  void take(const CheckedRecords& checked) {
    for (std::size_t i = 0; i < checked.places.size(); ++i) {
      const Position position{verdict_.events + 1};
      if (const auto reason = broken_order(before_, checked.places[i], position); !reason.empty()) {
        verdict_.fault = LogFault{position, std::string(reason)};
        return;
      }
      before_ = checked.places[i];
      ++verdict_.events;
      if (tree_) tree_->take(checked.leaves[i]);
    }
    if (options_.people != nullptr) {
      for (const EventBody& body : checked.about_people) options_.people->take(body);
    }
    verdict_.fault = checked.fault;
  }

  const EventLog& log_;
  const VerifyOptions& options_;
  const Position head_;
  std::optional<TreeVerifier> tree_;
  LogVerdict verdict_;
  std::optional<EventPlace> before_;
  Position read_;                       // the last position given to threads
  std::optional<LogFault> unreadable_;  // the fault after read_
  CheckingThreads threads_{threads_count()};
  std::deque<std::future<CheckedRecords>> checking_;
};

}  // namespace

LogVerdict verify_log(const EventLog& log, const VerifyOptions& options) {
  return LogVerifier(log, options).run();
}

LogVerdict verify_log(const EventLog& log, const std::function<void(Position)>& progress) {
  VerifyOptions options;
  options.progress = progress;
  return verify_log(log, options);
}

}  // namespace seatledger::ledger
