// The row of a seat after each commit that changed it: answers repeated requests, and gives seats
// as of a position. A seat moved to another person is a released one in the first person's history.
#pragma once

#include <functional>
#include <optional>

#include "ledger/domain/seat.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct SeatHistoryView {
  static const View view;
  // Stores the row that seat_view made of the event, so it runs after seat_view.
  static void apply(const ledger::Event& event, RowWriter& batch);

  // The seat right after the commit that ends at `position`; nothing if that did not change it.
  static std::optional<ledger::Seat> after(const PointReads& reads, LicenseId license,
                                           PersonId person, Position position);
  // The seat after its last change up to `position`, released or not; inside a commit, as before
  // the commit. Nothing if there was none yet.
  static std::optional<ledger::Seat> as_of(const Snapshot& snapshot, LicenseId license,
                                           PersonId person, Position position);
  // Every seat of the license as of the position, without released ones, by person id, until visit
  // returns false. Reads the license's whole history.
  using Visit = std::function<bool(const ledger::Seat& seat)>;
  static void visit_as_of(const Snapshot& snapshot, LicenseId license, Position position,
                          const Visit& visit);
};

}  // namespace seatledger::projections
