// The current row of every seat, by license and person and by assignment id, and the list of a
// license's seats.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/domain/seat.h"
#include "projections/rows/row_key.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct SeatView {
  static const View view;
  static void apply(const ledger::Event& event, RowWriter& batch);

  // Also a released one.
  static std::optional<ledger::Seat> seat(const PointReads& reads, LicenseId license,
                                          PersonId person);
  // Not a released one.
  static std::optional<ledger::Seat> by_id(const PointReads& reads, AssignmentId id);
  // There is a row that is not released.
  static bool is_held(const PointReads& reads, LicenseId license, PersonId person);

  // Whether lists show the seat: those that came through groups only for some kinds.
  static bool is_listed(const ledger::Seat& seat, ledger::Kind kind);
  // How many of the license's seats are listed.
  static std::uint64_t listed_total(const PointReads& reads, LicenseId license);
  // What the keys of the license's listed seats begin with; an assignment id follows, and the value
  // is the person's id.
  static RowKey listed_prefix(LicenseId license);

  // Of the rows of a license; a person's id follows.
  static RowKey row_prefix(LicenseId license);
  static RowKey row_key(LicenseId license, PersonId person);
  // The license's id is in the key only. seat_history_view keeps the same values.
  static std::string pack_row(const ledger::Seat& seat);
  // Into a seat that may have been used before.
  static void unpack_row(LicenseId license, std::string_view row, ledger::Seat& seat);
};

// The person who has the seat after a seat_changed event.
inline PersonId holder_after(const ledger::SeatChanged& changed) {
  return changed.after.person_id.value_or(changed.person_id);
}

}  // namespace seatledger::projections
