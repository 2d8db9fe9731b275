// The row of a license after each of its changes: the answer to a retry, and the license as of a
// position in one seek.
#pragma once

#include <optional>

#include "ledger/domain/license.h"
#include "projections/view.h"

namespace seatledger::projections {

struct LicenseHistoryView {
  static const View view;
  // Keeps what license_view made of the event, so it is applied after it.
  static void apply(const ledger::Event& event, ViewBatch& batch);

  // The license right after the event at `position`. Nothing: that event did not change it.
  static std::optional<ledger::License> after(const PointReads& reads, LicenseId id,
                                              Position position);
  // The license after its last change up to `position`. Nothing: it did not exist yet.
  static std::optional<ledger::License> as_of(const Snapshot& snapshot, LicenseId id,
                                              Position position);
};

}  // namespace seatledger::projections
