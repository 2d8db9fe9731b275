// The licenses of which a person has a seat, or waits for one.
#pragma once

#include <vector>

#include "projections/views/view.h"

namespace seatledger::projections {

struct PersonSeatsView {
  static const View view;
  // Looks at what seat_view and waiting_view made of the event, so it is applied after both.
  static void apply(const ledger::Event& event, RowWriter& batch);

  // Where the person has a seat that is not released, active or not, or waits for one; ascending.
  static std::vector<LicenseId> licenses(const PointReads& reads, PersonId person);
};

}  // namespace seatledger::projections
