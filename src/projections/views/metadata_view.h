// The free keys of courses and programs.
#pragma once

#include <optional>
#include <string_view>

#include "ledger/domain/metadata.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct MetadataView {
  static const View view;
  static void apply(const ledger::Event& event, RowWriter& batch);

  // Nothing if there are no keys.
  static std::optional<ledger::Metadata> of(const PointReads& reads, ledger::Subject subject,
                                            std::string_view id);
};

}  // namespace seatledger::projections
