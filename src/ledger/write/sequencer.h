// The only write path: inputs, decide, append, apply, answer. Starts no thread and reads no clock,
// so that a simulation can run it from one seed. One thread at a time, except for append().
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/time.h"
#include "base/uuid.h"
#include "ledger/domain/commands.h"
#include "ledger/domain/decide.h"
#include "ledger/domain/effects.h"
#include "ledger/log/event_log.h"
#include "ledger/people/people.h"
#include "ledger/write/views.h"

namespace seatledger::ledger {

// What a dry run would have stored. A commit that comes first moves positions and times, and so may
// the order that the ledger numbers itself: the transaction_id is empty unless the caller sent one.
struct Plan {
  std::vector<Event> events;
  Effects effects;
};

struct Answer {
  AnswerBody body;
  Position position;                        // the log's head for this answer
  bool replayed = false;                    // the first request's answer; nothing was appended
  bool appended = false;                    // false: nothing changed, or a dry run
  std::vector<PersonWrite> unwritten = {};  // of a dry run: people the body may name
  std::shared_ptr<const Plan> plan = {};    // of a dry run that asked for it
};
using Outcome = Result<Answer>;

class Batch;

class Sequencer {
 public:
  // Nothing is owned; all must outlive the sequencer.
  struct Parts {
    EventLog& log;
    const People& people;
    const State& state;
    Views& views;
    Clock& clock;
    Entropy& entropy;
    // Receives store failures as sentences for operators.
    std::function<void(std::string_view)> report = [](std::string_view) {};
  };
  explicit Sequencer(Parts parts);
  ~Sequencer();
  Sequencer(const Sequencer&) = delete;
  Sequencer& operator=(const Sequencer&) = delete;

  // Folds the log into the views up to its head. Call once before run(); after a failure run() does
  // it itself. No batch is under way. Throws StoreError or CorruptRecord.
  void catch_up();

  // Decides the requests in order as one batch, stores their events with one synced append, folds
  // them into the views, and returns one outcome per request. An outcome with a value is on disk
  // and visible to every later read. When a store fails, every outcome of the batch is
  // outcome_unknown if its events may be stored, else catching_up; no_leader if another appends to
  // the log. The next run first reconciles log and views or answers catching_up. Throws only for
  // bugs. No other batch is under way.
  std::vector<Outcome> run(std::span<const Request> requests);

  // The steps of run(), for a caller who decides a batch while the one before it is appended. From
  // begin() to finish() a batch is under way: at most two are, and each step is taken in the order
  // of begin(). The second batch is decided on the state after the first. Nothing of a batch is
  // visible or may be answered before finish(). If the first cannot be stored, the second is not
  // appended, and its outcomes are catching_up.

  // Whether another batch may begin. Not on top of one that failed, or that writes rows of people:
  // decisions read those from the store.
  bool may_begin() const;
  // The batch is the sequencer's, until finish().
  Batch& begin();
  // Decides more requests; `batch` is the newest, and was not appended.
  void decide(Batch& batch, std::span<const Request> requests);
  // Whether append() would write to the log.
  static bool needs_append(const Batch& batch);
  // One synced append, on any thread, once the append of the batch before has returned.
  void append(Batch& batch);
  // Folds the oldest batch, whose append has returned, into the views. One outcome per request.
  std::vector<Outcome> finish();

  // Whether log and views agree, as far as run() and catch_up() know.
  bool is_settled() const { return !log_doubtful_ && !views_behind_; }
  // When the newest event was recorded, by the clock of that moment. Any thread.
  Timestamp newest_recorded() const { return Timestamp{newest_recorded_micros_.load()}; }

  // Reconciles log and views if needed; returns whether they agree. No batch is under way.
  bool settle();

 private:
  void recover();
  void remember_recorded(Timestamp last);
  std::vector<Outcome> finish(Batch& batch);
  std::vector<Outcome> after_failure(const Batch& batch);

  Parts parts_;
  std::deque<std::unique_ptr<Batch>> under_way_;  // the oldest first
  // Used by whoever appends; reset when no batch is under way.
  bool append_failed_ = false;

  Timestamp last_recorded_;
  std::atomic<std::int64_t> newest_recorded_micros_ = 0;  // last_recorded_, for other threads
  bool log_doubtful_ = false;                             // the last append's outcome is unknown
  bool views_behind_ = true;                              // the views miss part of the log
};

}  // namespace seatledger::ledger
