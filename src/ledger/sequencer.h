// The one write path: facts, decide, append, apply, answer (design section 3). Starts no thread and
// reads no clock of its own, so that a simulation can run it from one seed. One thread at a time,
// but for the two steps below.
#pragma once

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

class Batch;

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
  explicit Sequencer(Parts parts);
  ~Sequencer();
  Sequencer(const Sequencer&) = delete;
  Sequencer& operator=(const Sequencer&) = delete;

  // Brings the views up to the log. Needed once before run(), which repeats it after a failure.
  // Throws StoreError or CorruptRecord.
  void catch_up();

  // Decides the requests in order as one batch, stores their events with one synced append, folds
  // them into the views, and returns one outcome for each, in order. An outcome with a value means:
  // on disk, and seen by every later read. When a store fails, every outcome of the batch is
  // outcome_unknown if its events may be stored, else catching_up; the next run first brings log
  // and views together again or answers catching_up. Throws nothing but what is a bug.
  std::vector<Outcome> run(std::span<const Request> requests);

  // run() in steps, so that the disk and the rules work at the same time: while one batch is being
  // appended, the next is decided on top of it. append() alone may be called by another thread, one
  // batch at a time; it and fold() get the batches in the order in which they were sealed. A batch
  // that is not stored takes those decided on top of it with it.

  // Decides into the open batch.
  void decide(std::span<const Request> requests);
  // Closes the open batch, which holds what was decided since the last one.
  std::shared_ptr<Batch> seal();
  void append(Batch& batch);
  // Writes the view rows. The outcomes of its requests, in order: they hold from here on.
  std::vector<Outcome> fold(Batch& batch);

  // After a failure requests are answered catching_up, until settle() brought log and views
  // together; it may be asked to when nothing is between the steps. False: not yet.
  bool must_settle() const { return log_doubtful_ || views_behind_; }
  bool settle();

 private:
  void recover();
  std::vector<Outcome> fail(Batch& batch, const Outcome& outcome);

  Parts parts_;
  Timestamp last_recorded_;
  std::shared_ptr<Batch> open_;                   // nothing was decided: nothing
  std::deque<std::shared_ptr<Batch>> in_flight_;  // sealed and not folded, in order
  bool log_doubtful_ = false;                     // the last append's outcome is unknown
  bool views_behind_ = true;    // the open views are not what the log folds to, or miss part of it
  bool flight_failed_ = false;  // a batch in flight was not stored or folded: nor are those behind
};

}  // namespace seatledger::ledger
