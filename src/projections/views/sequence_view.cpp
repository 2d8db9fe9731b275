#include "projections/views/sequence_view.h"

#include "ledger/domain/evolve.h"
#include "projections/rows/packing.h"
#include "projections/rows/row_key.h"

namespace seatledger::projections {

const View SequenceView::view{
    "sequence", 3, {Table::sequences}, ReadBy::views, &SequenceView::apply};

void SequenceView::apply(const ledger::Event& event, RowWriter& batch) {
  const ledger::Sequences before = sequences(batch);
  const ledger::Sequences after = ledger::evolve(before, event);
  if (after == before) return;
  Packer row;
  pack(row, after.license);
  pack(row, after.person);
  pack(row, after.key);
  pack(row, after.platform);
  pack(row, after.assignment);
  pack(row, after.group_assignment);
  batch.put(RowKey(Table::sequences).take(), row.take());
}

ledger::Sequences SequenceView::sequences(const PointReads& reads) {
  ledger::Sequences sequences;
  const auto row = reads.get(RowKey(Table::sequences));
  if (!row) return sequences;
  Unpacker in(*row);
  unpack(in, sequences.license);
  unpack(in, sequences.person);
  unpack(in, sequences.key);
  unpack(in, sequences.platform);
  unpack(in, sequences.assignment);
  unpack(in, sequences.group_assignment);
  in.must_end();
  return sequences;
}

}  // namespace seatledger::projections
