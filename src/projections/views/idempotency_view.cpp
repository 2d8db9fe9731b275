#include "projections/views/idempotency_view.h"

#include "ledger/write/idempotency.h"
#include "projections/rows/packing.h"
#include "projections/rows/row_key.h"

namespace seatledger::projections {
namespace {

RowKey row_key(const ledger::IdempotencyKey& key) {
  RowKey row(Table::idempotency);
  row.byte(static_cast<std::uint8_t>(key.scope)).rest(key.digest.view());
  return row;
}

}  // namespace

const View IdempotencyView::view{
    "idempotency", 1, {Table::idempotency}, ReadBy::queries, &IdempotencyView::apply};

void IdempotencyView::apply(const ledger::Event& event, RowWriter& batch) {
  if (event.commit.index != 0 || !event.request_digest) return;
  for (const ledger::IdempotencyKey& key : ledger::idempotency_keys(event)) {
    Packer row;
    pack(row, *event.request_digest);
    pack(row, event.commit.id);
    batch.put(row_key(key).take(), row.take());
  }
}

std::optional<ledger::IdempotencyRecord> IdempotencyView::remembered(
    const PointReads& reads, const ledger::IdempotencyKey& key) {
  const auto row = reads.get(row_key(key));
  if (!row) return std::nullopt;
  Unpacker in(*row);
  ledger::IdempotencyRecord commit;
  unpack(in, commit.request_digest);
  unpack(in, commit.position);
  in.must_end();
  return commit;
}

}  // namespace seatledger::projections
