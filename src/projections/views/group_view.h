// The groups of the directory, their members, and the groups of a person.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/domain/directory.h"
#include "projections/rows/page.h"
#include "projections/views/view.h"

namespace seatledger::projections {

struct GroupView {
  static const View view;
  static void apply(const ledger::Event& event, RowWriter& batch);

  static std::optional<ledger::Group> by_id(const PointReads& reads, std::string_view group_id);
  // In order of joining.
  static std::vector<PersonId> members(const PointReads& reads, std::string_view group_id);
  // Sorted by bytes.
  static std::vector<std::string> ids_of_person(const PointReads& reads, PersonId person);
  static std::vector<ledger::Group> of_person(const PointReads& reads, PersonId person);
  static RecordPage<ledger::Group> list(const Snapshot& snapshot, const Page& page);
  // All groups, by the bytes of their ids, until visit returns false.
  using Visit = std::function<bool(const ledger::Group& group)>;
  static void visit(const Snapshot& snapshot, const Visit& visit);
};

}  // namespace seatledger::projections
