// Lists of a license's seats: filters, sorting and pages.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ledger/domain/seat.h"
#include "ledger/people/people.h"
#include "projections/queries/sort_key.h"
#include "projections/rows/page.h"
#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// All given filters must match.
struct SeatFilter {
  LicenseId license;
  std::optional<bool> active;
  std::optional<bool> fulfilled;
  std::optional<PersonId> person;
};

// The sort fields that are in a seat's own row.
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

// The sort fields that are in the rows of people.
enum class PersonSortField : std::uint8_t { user_id, username, name, email };

// Who has no account has no name: null. Neither have they a user id and a user name: null where
// these may be null, else 0 and an empty text.
struct PersonSort {
  const ledger::People* people = nullptr;  // null: seats are sorted by a field of their own
  PersonSortField field = PersonSortField::user_id;
  bool nullable = false;
};

// Null sorts last; descending is the reverse. Ties always sort by ascending id.
struct SeatSort {
  SeatSortField field = SeatSortField::id;
  bool descending = false;
  PersonSort person;  // if given, it counts instead of `field`
};
using SeatPage = RecordPage<ledger::Seat>;

// The listed seats. Any thread. Sorted by id and without filters, reads the rows before the page
// and on it; with a filter by person, one row; otherwise all seats of the license once. Throws
// StoreError.
SeatPage find_seats(const Snapshot& snapshot, const SeatFilter& filter, const SeatSort& sort,
                    const Page& page);

// The people of all seats of such a list, in its order; each names a seat of the license.
std::vector<PersonId> find_seat_holders(const Snapshot& snapshot, const SeatFilter& filter,
                                        const SeatSort& sort);

}  // namespace seatledger::projections
