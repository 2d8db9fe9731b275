#include "projections/views/lineage_view.h"

#include "projections/rows/packing.h"
#include "projections/rows/row_key.h"

namespace seatledger {

template <>
inline constexpr auto fields_of<ledger::LineageStep> =
    std::tuple{Field{"position", &ledger::LineageStep::position},
               Field{"digest", &ledger::LineageStep::digest}};

}  // namespace seatledger

namespace seatledger::projections {

const View LineageView::view{"lineage", 1, {Table::lineage}, ReadBy::views, &LineageView::apply};

void LineageView::apply(const ledger::Event& event, RowWriter& batch) {
  if (!ledger::Lineage::is_step(event)) return;
  ledger::Lineage steps = lineage(batch);
  steps.take(event);
  batch.put(RowKey(Table::lineage).take(), packed(steps.steps()));
}

ledger::Lineage LineageView::lineage(const PointReads& reads) {
  const auto row = reads.get(RowKey(Table::lineage));
  if (!row) return {};
  return ledger::Lineage(unpacked<std::vector<ledger::LineageStep>>(*row));
}

}  // namespace seatledger::projections
