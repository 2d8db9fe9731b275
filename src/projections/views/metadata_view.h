// The free keys of courses and programs.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "ledger/domain/metadata.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct MetadataView {
  static const View view;
  static void apply(const ledger::Event& event, RowWriter& batch);

  // Nothing: there are no keys.
  static std::optional<ledger::Metadata> of(const PointReads& reads, ledger::Subject subject,
                                            std::string_view id);
  // All that have keys, by the bytes of their ids, until visit says false. `values` is one JSON
  // object.
  using Visit = std::function<bool(std::string_view id, std::string_view values)>;
  static void visit(const Snapshot& snapshot, ledger::Subject subject, const Visit& visit);
};

}  // namespace seatledger::projections
