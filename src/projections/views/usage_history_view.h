// The counts of a license after each commit that changed them: with license_history_view the
// license as of a position, and how its use went.
#pragma once

#include <functional>
#include <optional>

#include "ledger/domain/license.h"
#include "projections/views/view.h"

namespace seatledger::projections {

// What a commit about seats left of a license.
struct UsageRow {
  ledger::SeatCounts seats;
  std::uint64_t version = 0;
  Position changed;  // before the row's own position when a bulk call changed nothing
  Position terms;    // where license_history_view has the rest of the license
  friend bool operator==(const UsageRow&, const UsageRow&) = default;
};

struct UsageHistoryView {
  static const View view;
  // Keeps what license_view and license_history_view made of the event, so it is applied after
  // both.
  static void apply(const ledger::Event& event, RowWriter& batch);

  // The counts after the commit that ends at `position`. Nothing: it was not about seats.
  static std::optional<UsageRow> after(const PointReads& reads, LicenseId id, Position position);

  // The last row up to `position`.
  struct Found {
    Position position;
    UsageRow row;
  };
  static std::optional<Found> as_of(const Snapshot& snapshot, LicenseId id, Position position);
  // The rows after `after`, in order, until visit says false.
  using Visit = std::function<bool(Position position, const UsageRow& row)>;
  static void visit(const Snapshot& snapshot, LicenseId id, Position after, const Visit& visit);
};

}  // namespace seatledger::projections
