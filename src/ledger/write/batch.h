// One batch of the sequencer: requests are decided one after the other, each seeing the changes of
// those before it, until their records are appended together. The batch before it may still be
// under way: it has no rows of people, and the views show it already.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/domain/decide.h"
#include "ledger/people/people_overlay.h"
#include "ledger/write/prefetch.h"
#include "ledger/write/sequencer.h"

namespace seatledger::ledger {

class Batch {
 public:
  Batch(const Sequencer::Parts& parts, Position head, Timestamp last_recorded);
  // On top of `before`.
  Batch(const Sequencer::Parts& parts, const Batch& before);

  // Decides them, one after the other. The outcomes hold once the batch is stored. If a store
  // cannot be read, that is reported, and the batch is lost.
  void decide_all(std::span<const Request> requests);
  // The outcomes do not hold: nothing of the batch may be stored.
  void lose() { is_lost_ = true; }
  bool is_lost() const { return is_lost_; }
  // The batch before it is in the log and in the views.
  void forget_before() { before_ = nullptr; }

  // How many were given to decide_all().
  std::size_t requests() const { return requests_; }
  std::vector<Outcome> take_outcomes() { return std::move(outcomes_); }
  Position base() const { return base_; }  // the log's head before the batch
  Position head() const { return head_; }  // and after it
  const std::vector<std::string>& records() const { return records_; }
  const std::vector<PersonWrite>& people() const { return people_.writes(); }
  Timestamp last_recorded() const { return last_recorded_; }

  // How the append ended; nothing if it was not tried.
  std::optional<AppendStatus> appended;

 private:
  // Throws StoreError; the batch is then lost.
  Outcome decide_one(const Request& request);
  // `digest` is the request's.
  std::optional<Outcome> replay_of(const Request& request, const Digest& digest);
  Outcome replay(const Request& request, Position position);
  Event event_at(Position position) const;
  // What the events of the commit at `recorded` have in common, with the position before the first.
  Event head_of(const Request& request, const std::optional<Digest>& digest,
                const Decision& decision, Timestamp recorded) const;
  std::shared_ptr<const Plan> plan_of(const Request& request, Decision decision,
                                      Timestamp recorded) const;
  Outcome store(const Request& request, const std::optional<Digest>& digest, Decision decision,
                Timestamp recorded);

  const Sequencer::Parts& parts_;
  const Batch* before_ = nullptr;
  const Position base_;
  Position head_;
  Timestamp last_recorded_;
  PeopleOverlay people_;
  std::vector<std::string> records_;
  std::vector<Outcome> outcomes_;
  std::size_t requests_ = 0;
  bool is_lost_ = false;
};

}  // namespace seatledger::ledger
