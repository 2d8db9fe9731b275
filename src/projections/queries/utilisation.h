// How the use of a license went: its seats and its size after each commit that changed either.
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

// As of a position: one or two seeks. Nothing: the license did not exist yet. Any thread; throws
// StoreError, as below.
std::optional<Utilisation> utilisation_at(const Snapshot& snapshot, LicenseId id,
                                          Position position);

// After each commit that ended after `after`, up to `to`, and changed it; in order, the first
// `limit` of them. What the license was created with counts as a change. Reads the rows of the
// license's history in that range, and of its terms up to there.
struct UtilisationRange {
  Position after;
  Position to;
  std::size_t limit = 0;
};
std::vector<UtilisationPoint> utilisation_changes(const Snapshot& snapshot, LicenseId id,
                                                  const UtilisationRange& range);

}  // namespace seatledger::projections
