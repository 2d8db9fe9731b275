// Events out of the log, by a walk over it or by the positions that the audit index knows. Bounded
// in what one call looks at, so that nobody holds up the others.
#pragma once

#include <cstddef>
#include <functional>

#include "ledger/log/event_log.h"
#include "projections/store/key_value_store.h"
#include "runtime/feed/event_filter.h"

namespace seatledger::runtime {

struct EventRange {
  Position after;                   // not itself
  Position up_to;                   // itself; the log must hold it
  std::size_t events_max = 20'000;  // that are looked at
};

// Takes an event that matches; false: that was enough.
using TakeEvent =
    std::function<bool(const ledger::Event& event, const ledger::StoredRecord& record)>;

// Each returns the position to go on from: everything up to it (down to it) was looked at, and
// those that match were taken, in order. At the end of the range that is range.up_to, going down 0.
// They throw StoreError.
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
