// Lists of a license's seats: filters, sorting and pages of the contract (section 5).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ledger/domain/seat.h"
#include "projections/queries/sort_key.h"
#include "projections/rows/page.h"
#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// All that are given must hold.
struct SeatFilter {
  LicenseId license;
  std::optional<bool> active;
  std::optional<bool> fulfilled;
  std::optional<PersonId> person;
};

// The fields that a seat's own row holds.
enum class SeatSortField : std::uint8_t {
  id,
  active,
  fulfilled,
  direct,
  redirect_to,
  created,
  modified,
};

std::optional<SeatSortField> seat_sort_field(std::string_view name);

using SeatSort = RowSort<ledger::Seat, SeatSortField>;
using SeatPage = RecordPage<ledger::Seat>;

// The listed seats. Any thread. By id and without filters a page costs the rows before it and on
// it, whatever the license holds; a person's seat is one read; all else reads the license's seats
// once. Throws StoreError.
SeatPage find_seats(const Snapshot& snapshot, const SeatFilter& filter, const SeatSort& sort,
                    const Page& page);

}  // namespace seatledger::projections
