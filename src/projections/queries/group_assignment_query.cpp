#include "projections/queries/group_assignment_query.h"

#include <array>
#include <utility>
#include <vector>

#include "base/store_error.h"
#include "projections/queries/assignment_list.h"
#include "projections/queries/sorted_page.h"
#include "projections/views/group_assignment_view.h"

namespace seatledger::projections {
namespace {

using ledger::GroupAssignment;

constexpr auto group_fields =
    std::to_array<SortableField<GroupAssignment, GroupAssignmentSortField>>({
        {"id", GroupAssignmentSortField::id, id_key},
        {"group_id", GroupAssignmentSortField::group_id,
         [](const GroupAssignment& row) { return sort_key_of(row.terms.group_id); }},
        {"active", GroupAssignmentSortField::active, active_key},
        {"fulfilled", GroupAssignmentSortField::fulfilled, fulfilled_key},
        {"redirect_to", GroupAssignmentSortField::redirect_to, redirect_key},
        {"created", GroupAssignmentSortField::created, created_key},
        {"modified", GroupAssignmentSortField::modified, modified_key},
    });

GroupAssignment group_assignment_of(const Snapshot& snapshot, LicenseId license,
                                    std::string_view group_id) {
  auto row = GroupAssignmentView::of_group(snapshot, license, group_id);
  if (!row) throw StoreError("the list of group assignments names one that has no row");
  return std::move(*row);
}

GroupAssignmentPage groups_by_id(const Snapshot& snapshot, LicenseId license, bool descending,
                                 const Page& page) {
  return page_of_entries<GroupAssignment>(
      snapshot, GroupAssignmentView::list_prefix(license),
      GroupAssignmentView::total(snapshot, license), descending, page,
      [&](std::string_view group_id) { return group_assignment_of(snapshot, license, group_id); });
}

GroupAssignmentPage assignment_of_group(const Snapshot& snapshot,
                                        const GroupAssignmentFilter& filter, const Page& page) {
  auto row = GroupAssignmentView::of_group(snapshot, filter.license, *filter.group_id);
  if (row && !passes_flags(filter, *row)) row.reset();
  return page_of_one(std::move(row), page);
}

GroupAssignmentPage groups_by_key(const Snapshot& snapshot, const GroupAssignmentFilter& filter,
                                  const GroupAssignmentSort& sort, const Page& page) {
  struct Match : SortedMatch<GroupAssignmentId> {
    std::string group_id;
  };
  std::vector<Match> found;
  snapshot.scan(GroupAssignmentView::list_prefix(filter.license), {},
                [&](std::string_view, std::string_view group_id) {
                  GroupAssignment row = group_assignment_of(snapshot, filter.license, group_id);
                  if (!passes_flags(filter, row)) return true;
                  SortKey key = sort_key_by(group_fields, row, sort);
                  found.push_back({{std::move(key), row.id}, std::move(row.terms.group_id)});
                  return true;
                });
  return sorted_page<GroupAssignment>(found, sort.descending, page, [&](const Match& match) {
    return group_assignment_of(snapshot, filter.license, match.group_id);
  });
}

}  // namespace

std::optional<GroupAssignmentSortField> group_assignment_sort_field(std::string_view name) {
  return sort_field_named(group_fields, name);
}

GroupAssignmentPage find_group_assignments(const Snapshot& snapshot,
                                           const GroupAssignmentFilter& filter,
                                           const GroupAssignmentSort& sort, const Page& page) {
  if (filter.group_id) return assignment_of_group(snapshot, filter, page);
  if (!filter.active && !filter.fulfilled && !sort.key &&
      sort.field == GroupAssignmentSortField::id) {
    return groups_by_id(snapshot, filter.license, sort.descending, page);
  }
  return groups_by_key(snapshot, filter, sort, page);
}

}  // namespace seatledger::projections
