// Which events a history, a page of the feed or a stream shows.
#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/time.h"
#include "ledger/domain/events.h"
#include "projections/audit/audit_subjects.h"
#include "projections/store/key_value_store.h"

namespace seatledger::runtime {

// An event matches when all members that are set match.
struct EventFilter {
  std::vector<projections::AuditId> about;
  std::optional<std::string> platform_key;                    // events of this platform's licenses
  std::bitset<std::variant_size_v<ledger::EventBody>> types;  // none: every type
  std::optional<std::string> change_type;
  std::optional<Timestamp> recorded_from;  // then or later

  // The index entry that is likely to have the fewest events; nothing: only a walk over the whole
  // log finds them.
  std::optional<projections::AuditId> best_to_look_for() const;
};

// Compares events with a filter. One thread at a time; `filter` and `views` must outlive it.
class EventMatcher {
 public:
  EventMatcher(const EventFilter& filter, const projections::KeyValueStore& views)
      : filter_(filter), views_(views) {}

  // The views must have folded the event. Throws StoreError when they cannot be read.
  bool matches(const ledger::Event& event);

 private:
  bool is_of_platform(const ledger::Event& event);

  const EventFilter& filter_;
  const projections::KeyValueStore& views_;
  std::unordered_map<LicenseId, bool> of_platform_;  // a license never changes its platform
};

}  // namespace seatledger::runtime
