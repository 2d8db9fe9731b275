// API keys that are not revoked, by id and by digest.
#pragma once

#include <optional>

#include "ledger/domain/api_key.h"
#include "projections/rows/page.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct KeyView {
  static const View view;
  static void apply(const ledger::Event& event, RowWriter& batch);

  static std::optional<ledger::ApiKey> by_id(const PointReads& reads, KeyId id);
  static std::optional<ledger::ApiKey> by_digest(const PointReads& reads, const Digest& digest);
  static RecordPage<ledger::ApiKey> list(const Snapshot& snapshot, const Page& page);
};

}  // namespace seatledger::projections
