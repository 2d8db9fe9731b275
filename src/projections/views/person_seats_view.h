// The licenses where a person has a seat or waits for one.
#pragma once

#include <vector>

#include "projections/views/view.h"

namespace seatledger::projections {

struct PersonSeatsView {
  static const View view;
  // Reads the rows that seat_view and waiting_view made of the event, so it runs after both.
  static void apply(const ledger::Event& event, RowWriter& batch);

  // The licenses where the person has a live seat, active or not, or waits for one; ascending.
  static std::vector<LicenseId> licenses(const PointReads& reads, PersonId person);
};

}  // namespace seatledger::projections
