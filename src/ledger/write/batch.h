// One batch of the sequencer: requests are decided one after the other, each seeing the changes of
// those before it, until their records are appended together.
#pragma once

#include <memory>
#include <optional>
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

  // The outcome that holds once the batch is stored. Throws StoreError; the batch is then lost.
  Outcome decide_one(const Request& request);

  const std::vector<std::string>& records() const { return records_; }
  const std::vector<PersonWrite>& people() const { return people_.writes(); }
  Timestamp last_recorded() const { return last_recorded_; }

 private:
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
  const Position base_;  // the log's head before the batch
  Position head_;
  Timestamp last_recorded_;
  PeopleOverlay people_;
  std::vector<std::string> records_;
};

}  // namespace seatledger::ledger
