// The choices of the directory: one record for each field_key, scope and org.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/domain/directory.h"
#include "projections/rows/page.h"
#include "projections/views/view.h"

namespace seatledger::projections {

// What a list of choices is restricted to; absent: any.
struct ChoicesFilter {
  std::optional<std::string> field_key, scope, org;
};

struct ChoicesView {
  static const View view;
  static void apply(const ledger::Event& event, RowWriter& batch);

  static std::optional<ledger::Choices> record(const PointReads& reads, std::string_view field_key,
                                               std::string_view scope, std::string_view org);
  // Ordered by field_key, scope and org. Reads every record of the field_key, or all records if
  // there is none: they are few.
  static RecordPage<ledger::Choices> list(const Snapshot& snapshot, const ChoicesFilter& filter,
                                          const Page& page);
};

}  // namespace seatledger::projections
