// The seats of a license as they were, a page at a time.
#pragma once

#include <optional>

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
  bool descending = false;  // else by ascending id
  Page page;
};

// Every seat that was not released, also one that came only through groups, whatever the kind: the
// active ones are as many as the license's usage count. Any thread. Reads the license's history
// of seats once, or only a person's; keeps about twice the rows before the page and on it.
// Throws StoreError.
SeatPage find_seats_at(const Snapshot& snapshot, const SeatQueryAt& query);

}  // namespace seatledger::projections
