// Reads events of the log: by a walk over it, or at the positions that the audit index lists. One
// call looks at a bounded number of events, so that it does not hold up other readers.
#pragma once

#include <cstddef>
#include <functional>

#include "ledger/log/event_log.h"
#include "projections/store/key_value_store.h"
#include "runtime/feed/event_filter.h"

namespace seatledger::runtime {

struct EventRange {
  Position after;                   // exclusive
  Position up_to;                   // inclusive; must be in the log
  std::size_t events_max = 20'000;  // that one call looks at
};

// Takes an event that matches; returns false to stop.
using TakeEvent =
    std::function<bool(const ledger::Event& event, const ledger::StoredRecord& record)>;

// Each returns the position to continue from: every event up to it (down to it) was looked at, and
// the matching ones were taken, in order. At the end of the range it returns range.up_to (going
// down: 0). They throw StoreError.
Position walk_events(const ledger::EventLog& log, EventMatcher& matcher, const EventRange& range,
                     const TakeEvent& take);
// The index must have reached range.up_to.
Position find_events(const ledger::EventLog& log, const projections::Snapshot& index,
                     const projections::AuditId& id, EventMatcher& matcher, const EventRange& range,
                     const TakeEvent& take);
// The same from range.up_to down to range.after + 1.
Position find_events_down(const ledger::EventLog& log, const projections::Snapshot& index,
                          const projections::AuditId& id, EventMatcher& matcher,
                          const EventRange& range, const TakeEvent& take);

}  // namespace seatledger::runtime
