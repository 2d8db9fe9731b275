// The courses of the directory.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "ledger/domain/directory.h"
#include "projections/rows/page.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct CourseView {
  static const View view;
  static void apply(const ledger::Event& event, RowWriter& batch);

  static std::optional<ledger::Course> by_id(const PointReads& reads, std::string_view course_id);
  static RecordPage<ledger::Course> list(const Snapshot& snapshot, const Page& page);
  // All courses, by the bytes of their ids, until visit returns false.
  using Visit = std::function<bool(const ledger::Course& course)>;
  static void visit(const Snapshot& snapshot, const Visit& visit);
};

}  // namespace seatledger::projections
