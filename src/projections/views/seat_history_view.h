// The row of a seat after each commit that changed it: the answer to a retry, and seats as of a
// position. A seat that went to another person is a released one in the history of the first.
#pragma once

#include <functional>
#include <optional>

#include "ledger/domain/seat.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct SeatHistoryView {
  static const View view;
  // Keeps what seat_view made of the event, so it is applied after it.
  static void apply(const ledger::Event& event, RowWriter& batch);

  // The seat right after the commit that ends at `position`. Nothing: that did not change it.
  static std::optional<ledger::Seat> after(const PointReads& reads, LicenseId license,
                                           PersonId person, Position position);
  // The seat after its last change up to `position`, released or not. Nothing: there was none yet.
  // Inside a commit it is still as it was before.
  static std::optional<ledger::Seat> as_of(const Snapshot& snapshot, LicenseId license,
                                           PersonId person, Position position);
  // Every seat of the license as it was then, without the released ones, in the order of person
  // ids, until visit says false. Reads the license's whole history.
  using Visit = std::function<bool(const ledger::Seat& seat)>;
  static void visit_as_of(const Snapshot& snapshot, LicenseId license, Position position,
                          const Visit& visit);
};

}  // namespace seatledger::projections
