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

// All given filters must match.
struct GroupAssignmentFilter {
  LicenseId license;
  std::optional<bool> active;
  std::optional<bool> fulfilled;
  std::optional<std::string> group_id;
};

// The sort fields that are in the assignment's own row.
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

// Any thread. Sorted by id and without filters, reads the rows before the page and on it; with a
// filter by group, one row; otherwise all group assignments of the license, which are few. Throws
// StoreError.
GroupAssignmentPage find_group_assignments(const Snapshot& snapshot,
                                           const GroupAssignmentFilter& filter,
                                           const GroupAssignmentSort& sort, const Page& page);

}  // namespace seatledger::projections
