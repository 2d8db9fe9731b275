// The row of a license after each commit that changed more of it than counts; usage_history_view
// has the counts after the others. Together the answer to a retry, and the license as of a position
// in one seek each.
#pragma once

#include <functional>
#include <optional>

#include "ledger/domain/license.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct LicenseHistoryView {
  static const View view;
  // Keeps what license_view made of the event, so it is applied after it.
  static void apply(const ledger::Event& event, RowWriter& batch);

  // The license right after the commit that ends at `position`. Nothing: that was not about it.
  static std::optional<ledger::License> after(const PointReads& reads, LicenseId id,
                                              Position position);
  // The license after its last change up to `position`. Nothing: it did not exist yet. Inside a
  // commit it is still as it was before.
  static std::optional<ledger::License> as_of(const Snapshot& snapshot, LicenseId id,
                                              Position position);

  // The rows after `after`, in order, until visit says false.
  using Visit = std::function<bool(Position position, const ledger::License& license)>;
  static void visit(const Snapshot& snapshot, LicenseId id, Position after, const Visit& visit);
};

}  // namespace seatledger::projections
