// Which log a position belongs to. A restore or a repair that loses events gives their positions to
// other events. The lineage tells the two logs apart: it is derived from the log alone, and each
// event log_restored changes it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/ids.h"
#include "ledger/domain/events.h"

namespace seatledger::ledger {

struct LineageStep {
  Position position;  // of the first record, or of a log_restored
  Digest digest;      // of the step before and the record
  friend bool operator==(const LineageStep&, const LineageStep&) = default;
};

// A value; not safe to change on several threads.
class Lineage {
 public:
  Lineage() = default;
  explicit Lineage(std::vector<LineageStep> steps) : steps_(std::move(steps)) {}

  // True for the events that take() keeps.
  static bool is_step(const Event& event);
  // Adds such an event; events must come in order.
  void take(const Event& event);
  const std::vector<LineageStep>& steps() const { return steps_; }

  // The id of the log up to its head: 16 hexadecimal digits of its first record and, after a
  // restore, '-' and 16 more. Zeros for an empty log.
  std::string id() const;
  // Where the event at `position` was written after a restore: the id as of then. Else empty.
  std::string id_after_restore(Position position) const;

  // The first position at which a log with the id `other` may hold another event than this one;
  // nothing when `other` is id(). 1 when nothing is known about `other`.
  std::optional<Position> differs_from(std::string_view other) const;
  // The position of the last log_restored; nothing when there is none.
  std::optional<Position> last_restore() const;

 private:
  std::string id_of(std::size_t step) const;

  std::vector<LineageStep> steps_;
};

}  // namespace seatledger::ledger
