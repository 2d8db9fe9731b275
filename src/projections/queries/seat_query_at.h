// The seats of a license at a past position, page by page.
#pragma once

#include <optional>
#include <vector>

#include "base/ids.h"
#include "projections/queries/seat_query.h"

namespace seatledger::projections {

struct SeatQueryAt {
  LicenseId license;
  Position at;
  std::optional<bool> active;
  std::optional<bool> fulfilled;
  std::optional<bool> direct;
  std::optional<PersonId> person;
  bool descending = false;  // false: ascending by id
  Page page;
};

// Every seat that was not released, for all kinds also those that came only through groups; the
// number of active ones equals the license's usage count. Any thread. Reads the license's history
// of seats once, or only one person's; keeps about twice the rows up to the end of the page. Throws
// StoreError.
SeatPage find_seats_at(const Snapshot& snapshot, const SeatQueryAt& query);

// The people of all seats of such a list, in its order; the page is ignored. Keeps two ids of each.
std::vector<PersonId> find_seat_holders_at(const Snapshot& snapshot, const SeatQueryAt& query);

}  // namespace seatledger::projections
