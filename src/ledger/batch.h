// One batch of the sequencer: requests decided one after the other, each seeing what those before
// it changed, also those of a batch that is still being appended, until their records are appended
// together.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/domain/decide.h"
#include "ledger/people_overlay.h"
#include "ledger/prefetch.h"
#include "ledger/sequencer.h"

namespace seatledger::ledger {

class Batch {
 public:
  // On top of `before`, which is not appended yet, or of what is stored.
  Batch(const Sequencer::Parts& parts, std::shared_ptr<const Batch> before, Position base,
        Timestamp last_recorded);

  // Notes the outcome as it will be once the batch is stored. Throws StoreError; then the batch is
  // lost.
  void decide(const Request& request);
  // Notes that the request found the ledger out of order.
  void refuse(Outcome outcome) { outcomes_.push_back(std::move(outcome)); }
  // Gives up what was decided: every outcome is this one.
  void give_up(const Outcome& outcome);
  bool is_given_up() const { return is_given_up_; }
  // The batch before is stored.
  void rebase();

  Position base() const { return base_; }  // the log's head before the batch
  Position head() const { return head_; }
  Timestamp last_recorded() const { return last_recorded_; }
  const std::vector<std::string>& records() const { return records_; }
  const std::vector<PersonWrite>& people() const { return people_.writes(); }
  std::vector<Outcome>& outcomes() { return outcomes_; }

  // Of the sequencer's steps.
  std::unique_ptr<Views::Sealed> rows;
  AppendStatus status = AppendStatus::stored;

 private:
  struct Retry {
    Digest digest;  // of the request
    Digest fresh_key;
  };

  Sources sources() { return {parts_.facts, people_}; }
  Outcome decide_one(const Request& request);
  std::optional<Outcome> replay_of(const Request& request, const Retry& retry);
  Outcome replay(const Request& request, Position position);
  Event event_at(Position position) const;
  Outcome store(const Request& request, const std::optional<Retry>& retry, Decision decision,
                Timestamp now);

  const Sequencer::Parts& parts_;
  std::shared_ptr<const Batch> before_;
  const Position base_;
  Position head_;
  Timestamp last_recorded_;
  PeopleOverlay people_;
  std::vector<Event> events_;
  std::vector<std::string> records_;
  std::vector<Outcome> outcomes_;
  bool is_given_up_ = false;
};

}  // namespace seatledger::ledger
