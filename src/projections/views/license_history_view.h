// The row of a license after each commit that changed more than its counts; usage_history_view has
// the counts after the other commits. The two answer repeated requests and give the license as of a
// position with one seek each.
#pragma once

#include <functional>
#include <optional>

#include "ledger/domain/license.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct LicenseHistoryView {
  static const View view;
  // Stores the row that license_view made of the event, so it runs after license_view.
  static void apply(const ledger::Event& event, RowWriter& batch);

  // The license right after the commit that ends at `position`; nothing if that did not change it.
  static std::optional<ledger::License> after(const PointReads& reads, LicenseId id,
                                              Position position);
  // The license after its last change up to `position`; inside a commit, as before the commit.
  // Nothing if it did not exist yet.
  static std::optional<ledger::License> as_of(const Snapshot& snapshot, LicenseId id,
                                              Position position);

  // The rows after `after`, in order, until visit returns false.
  using Visit = std::function<bool(Position position, const ledger::License& license)>;
  static void visit(const Snapshot& snapshot, LicenseId id, Position after, const Visit& visit);
};

}  // namespace seatledger::projections
