// The current row of every seat, by license and person and by assignment id, and the list of each
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
  // Reads the last assignment id that was given before the event, so it runs before sequence_view.
  static void apply(const ledger::Event& event, RowWriter& batch);

  // Also a released one.
  static std::optional<ledger::Seat> seat(const PointReads& reads, LicenseId license,
                                          PersonId person);
  // Not a released one.
  static std::optional<ledger::Seat> by_id(const PointReads& reads, AssignmentId id);
  // Whether there is a row that is not released.
  static bool is_held(const PointReads& reads, LicenseId license, PersonId person);

  // Whether lists show the seat; some kinds hide seats that came only through groups.
  static bool is_listed(const ledger::Seat& seat, ledger::Kind kind);
  // The number of the license's listed seats.
  static std::uint64_t listed_total(const PointReads& reads, LicenseId license);
  // Prefix of the keys of the license's listed seats; an assignment id follows, and the value is
  // the person's id.
  static RowKey listed_prefix(LicenseId license);

  // Prefix of the rows of a license; a person's id follows.
  static RowKey row_prefix(LicenseId license);
  static RowKey row_key(LicenseId license, PersonId person);
  // The license's id is only in the key. seat_history_view stores the same values.
  static std::string pack_row(const ledger::Seat& seat);
  // Reuses the memory of `seat`.
  static void unpack_row(LicenseId license, std::string_view row, ledger::Seat& seat);
};

}  // namespace seatledger::projections
