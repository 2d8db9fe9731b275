// The counts of a license after each commit that changed them: with license_history_view, the
// license as of a position, and its utilisation over time.
#pragma once

#include <functional>
#include <optional>

#include "ledger/domain/license.h"
#include "projections/views/view.h"

namespace seatledger::projections {

// The counts of a license after a commit about seats.
struct UsageRow {
  ledger::SeatCounts seats;
  std::uint64_t version = 0;
  Position changed;  // earlier than the row's position if a bulk call changed nothing
  Position terms;    // the position of the terms in license_history_view
  friend bool operator==(const UsageRow&, const UsageRow&) = default;
};

struct UsageHistoryView {
  static const View view;
  // Stores the rows that license_view and license_history_view made of the event, so it runs after
  // both.
  static void apply(const ledger::Event& event, RowWriter& batch);

  // The counts after the commit that ends at `position`; nothing if that was not about seats.
  static std::optional<UsageRow> after(const PointReads& reads, LicenseId id, Position position);

  // The last row up to `position`.
  struct Found {
    Position position;
    UsageRow row;
  };
  static std::optional<Found> as_of(const Snapshot& snapshot, LicenseId id, Position position);
  // The rows after `after`, in order, until visit returns false.
  using Visit = std::function<bool(Position position, const UsageRow& row)>;
  static void visit(const Snapshot& snapshot, LicenseId id, Position after, const Visit& visit);
};

}  // namespace seatledger::projections
