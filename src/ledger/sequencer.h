// The one write path: facts, decide, append, apply, answer (design section 3). Starts no thread and
// reads no clock of its own, so that a simulation can run it from one seed. One thread at a time,
// but for the two steps below.
#pragma once

#include <atomic>
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
#include "ledger/log/event_log.h"
#include "ledger/log/people.h"
#include "ledger/views.h"

namespace seatledger::ledger {

struct Answer {
  AnswerBody body;
  Position position;                        // the ledger's head as this answer sees it
  bool replayed = false;                    // the first answer again; nothing was appended
  bool appended = false;                    // false: nothing changed, or a dry run
  std::vector<PersonWrite> unwritten = {};  // of a dry run: whom the body may name
};
using Outcome = Result<Answer>;

class Sequencer {
 public:
  // Nothing is owned; all must outlive the sequencer.
  struct Parts {
    EventLog& log;
    const People& people;
    Facts& facts;
    Views& views;
    Clock& clock;
    Entropy& entropy;
    // Told what went wrong with a store, in a sentence for operators.
    std::function<void(std::string_view)> report = [](std::string_view) {};
  };
  explicit Sequencer(Parts parts) : parts_(std::move(parts)) {}

  // Brings the views up to the log. Needed once before run(), which repeats it after a failure.
  // Throws StoreError or CorruptRecord.
  void catch_up();

  // Decides the requests in order as one batch, stores their events with one synced append, folds
  // them into the views, and returns one outcome for each, in order. An outcome with a value means:
  // on disk, and seen by every later read. When a store fails, every outcome of the batch is
  // outcome_unknown if its events may be stored, else catching_up; the next run first brings log
  // and views together again or answers catching_up. Throws nothing but what is a bug.
  std::vector<Outcome> run(std::span<const Request> requests) {
    settle();
    return fold(append(requests));
  }

  // run() in two steps: while one thread writes the view rows of a batch, another may decide and
  // append the next, which sees those rows. Each step is called by one thread at a time, and the
  // second in the order of the first. The outcomes hold only once fold() returns them.
  struct Appended {
    std::vector<Outcome> outcomes;
    std::unique_ptr<Views::Sealed> rows;  // nothing: no events
  };
  Appended append(std::span<const Request> requests);
  std::vector<Outcome> fold(Appended batch);
  // After a failure: append() answers catching_up until settle() brought log and views together,
  // which it may be asked at any time when no batch is between the steps. False: not yet.
  bool must_settle() const { return log_doubtful_ || views_behind_ || fold_failed_; }
  bool settle();

 private:
  void recover();

  Parts parts_;
  Timestamp last_recorded_;
  bool log_doubtful_ = false;  // the last append's outcome is unknown
  bool views_behind_ = true;   // the views miss part of the log

  std::atomic<bool> fold_failed_{false};  // rows of an appended batch are not written
};

}  // namespace seatledger::ledger
