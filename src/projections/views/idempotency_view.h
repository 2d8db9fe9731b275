// Recognises repeated requests: the idempotency keys of each commit, with its position in the log.
#pragma once

#include <optional>

#include "ledger/write/views.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct IdempotencyView {
  static const View view;
  static void apply(const ledger::Event& event, RowWriter& batch);

  static std::optional<ledger::IdempotencyRecord> remembered(const PointReads& reads,
                                                             const ledger::IdempotencyKey& key);
};

}  // namespace seatledger::projections
