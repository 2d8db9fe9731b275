// The one write path: inputs, decide, append, apply, answer. Starts no thread
// and reads no clock of its own, so that a simulation can run it from one seed. One thread at a
// time.
#pragma once

#include <functional>
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
#include "ledger/people/people.h"
#include "ledger/write/views.h"

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
    const State& state;
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
  std::vector<Outcome> run(std::span<const Request> requests);

  // True when log and views agree; else tries to make them.
  bool settle();

 private:
  void recover();

  Parts parts_;
  Timestamp last_recorded_;
  bool log_doubtful_ = false;  // the last append's outcome is unknown
  bool views_behind_ = true;   // the views miss part of the log
};

}  // namespace seatledger::ledger
