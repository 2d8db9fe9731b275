// The last number given out by each sequence.
#pragma once

#include "ledger/domain/inputs.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct SequenceView {
  static const View view;
  static void apply(const ledger::Event& event, RowWriter& batch);

  static ledger::Sequences sequences(const PointReads& reads);
};

}  // namespace seatledger::projections
