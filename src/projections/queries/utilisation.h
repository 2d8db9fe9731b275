// A license's utilisation over time: its seats and its size after each commit that changed either.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "ledger/domain/license.h"
#include "projections/store/key_value_store.h"

namespace seatledger::projections {

struct Utilisation {
  ledger::SeatCounts seats;
  std::int64_t count = 0;  // seats bought
  friend bool operator==(const Utilisation&, const Utilisation&) = default;
};

struct UtilisationPoint {
  Position position;  // of the commit's last event
  Utilisation use;
  friend bool operator==(const UtilisationPoint&, const UtilisationPoint&) = default;
};

// The utilisation as of a position: one or two seeks. Nothing if the license did not exist yet. Any
// thread; throws StoreError, as below.
std::optional<Utilisation> utilisation_at(const Snapshot& snapshot, LicenseId id,
                                          Position position);

// The utilisation after each commit in (`after`, `to`] that changed it, in order, at most `limit`;
// creation counts as a change. Reads the history of the license in that range, and of its terms up
// to `to`.
struct UtilisationRange {
  Position after;
  Position to;
  std::size_t limit = 0;
};
std::vector<UtilisationPoint> utilisation_changes(const Snapshot& snapshot, LicenseId id,
                                                  const UtilisationRange& range);

}  // namespace seatledger::projections
