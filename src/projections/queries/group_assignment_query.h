// Lists of the groups that a license is assigned to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/domain/seat.h"
#include "projections/queries/sort_key.h"
#include "projections/rows/page.h"
#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// All that are given must hold.
struct GroupAssignmentFilter {
  LicenseId license;
  std::optional<bool> active;
  std::optional<bool> fulfilled;
  std::optional<std::string> group_id;
};

// The fields that the assignment's own row holds.
enum class GroupAssignmentSortField : std::uint8_t {
  id,
  group_id,  // by its bytes
  active,
  fulfilled,
  redirect_to,
  created,
  modified,
};

std::optional<GroupAssignmentSortField> group_assignment_sort_field(std::string_view name);

using GroupAssignmentSort = RowSort<ledger::GroupAssignment, GroupAssignmentSortField>;
using GroupAssignmentPage = RecordPage<ledger::GroupAssignment>;

// Any thread. By id and without filters a page costs the rows before it and on it; a group's
// assignment is one read; all else reads the license's group assignments one by one: they are few.
// Throws StoreError.
GroupAssignmentPage find_group_assignments(const Snapshot& snapshot,
                                           const GroupAssignmentFilter& filter,
                                           const GroupAssignmentSort& sort, const Page& page);

}  // namespace seatledger::projections
