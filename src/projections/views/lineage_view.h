// The steps of the log's lineage (ledger/log/lineage.h), one row.
#pragma once

#include "ledger/log/lineage.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct LineageView {
  static const View view;
  static void apply(const ledger::Event& event, RowWriter& batch);

  static ledger::Lineage lineage(const PointReads& reads);
};

}  // namespace seatledger::projections
