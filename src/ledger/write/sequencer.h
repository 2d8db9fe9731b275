// The only write path: inputs, decide, append, apply, answer. Starts no thread and reads no clock,
// so that a simulation can run it from one seed. One thread at a time.
#pragma once

#include <atomic>
#include <cstdint>
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
  explicit Sequencer(Parts parts) : parts_(std::move(parts)) {}

  // Folds the log into the views up to its head. Call once before run(); after a failure run() does
  // it itself. Throws StoreError or CorruptRecord.
  void catch_up();

  // Decides the requests in order as one batch, stores their events with one synced append, folds
  // them into the views, and returns one outcome per request. An outcome with a value is on disk
  // and visible to every later read. When a store fails, every outcome of the batch is
  // outcome_unknown if its events may be stored, else catching_up; no_leader if another appends to
  // the log. The next run first reconciles log and views or answers catching_up. Throws only for
  // bugs.
  std::vector<Outcome> run(std::span<const Request> requests);

  // Whether log and views agree, as far as run() and catch_up() know.
  bool is_settled() const { return !log_doubtful_ && !views_behind_; }
  // When the newest event was recorded, by the clock of that moment. Any thread.
  Timestamp newest_recorded() const { return Timestamp{newest_recorded_micros_.load()}; }

  // Reconciles log and views if needed; returns whether they agree.
  bool settle();

 private:
  void recover();
  void remember_recorded(Timestamp last);

  Parts parts_;
  Timestamp last_recorded_;
  std::atomic<std::int64_t> newest_recorded_micros_ = 0;  // last_recorded_, for other threads
  bool log_doubtful_ = false;                             // the last append's outcome is unknown
  bool views_behind_ = true;                              // the views miss part of the log
};

}  // namespace seatledger::ledger
