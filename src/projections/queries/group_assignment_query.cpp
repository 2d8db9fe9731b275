#include "projections/queries/group_assignment_query.h"

#include <array>
#include <utility>
#include <vector>

#include "base/store_error.h"
#include "projections/queries/sorted_page.h"
#include "projections/views/group_assignment_view.h"

namespace seatledger::projections {
namespace {

using ledger::GroupAssignment;

constexpr std::array<std::pair<std::string_view, GroupAssignmentSortField>, 7> named_group_fields{{
    {"id", GroupAssignmentSortField::id},
    {"group_id", GroupAssignmentSortField::group_id},
    {"active", GroupAssignmentSortField::active},
    {"fulfilled", GroupAssignmentSortField::fulfilled},
    {"redirect_to", GroupAssignmentSortField::redirect_to},
    {"created", GroupAssignmentSortField::created},
    {"modified", GroupAssignmentSortField::modified},
}};

SortKey group_sort_key(const GroupAssignment& row, GroupAssignmentSortField field) {
  switch (field) {
    case GroupAssignmentSortField::id: return sort_key_of(static_cast<std::int64_t>(row.id.value));
    case GroupAssignmentSortField::group_id: return sort_key_of(row.terms.group_id);
    case GroupAssignmentSortField::active: return sort_key_of(std::int64_t{row.terms.active});
    case GroupAssignmentSortField::fulfilled: return sort_key_of(std::int64_t{row.terms.fulfilled});
    case GroupAssignmentSortField::redirect_to: return optional_sort_key(row.terms.redirect_to);
    case GroupAssignmentSortField::created: return sort_key_of(row.created);
    case GroupAssignmentSortField::modified: return sort_key_of(row.modified);
  }
  return null_sort_key();
}

GroupAssignment group_assignment_of(const Snapshot& snapshot, LicenseId license,
                                    std::string_view group_id) {
  auto row = GroupAssignmentView::of_group(snapshot, license, group_id);
  if (!row) throw StoreError("the list of group assignments names one that has no row");
  return std::move(*row);
}

bool matches_group(const GroupAssignment& row, const GroupAssignmentFilter& filter) {
  return (!filter.active || *filter.active == row.terms.active) &&
         (!filter.fulfilled || *filter.fulfilled == row.terms.fulfilled);
}

GroupAssignmentPage groups_by_id(const Snapshot& snapshot, LicenseId license, bool descending,
                                 const Page& page) {
  GroupAssignmentPage found;
  found.total = GroupAssignmentView::total(snapshot, license);
  std::size_t skip = page.skipped();
  if (skip >= found.total || page.size == 0) return found;
  const auto visit = [&](std::string_view, std::string_view group_id) {
    if (skip > 0) {
      --skip;
      return true;
    }
    found.rows.push_back(group_assignment_of(snapshot, license, group_id));
    return found.rows.size() < page.size;
  };
  const RowKey prefix = GroupAssignmentView::list_prefix(license);
  if (descending) {
    snapshot.scan_down(prefix, {}, visit);
  } else {
    snapshot.scan(prefix, {}, visit);
  }
  return found;
}

GroupAssignmentPage assignment_of_group(const Snapshot& snapshot,
                                        const GroupAssignmentFilter& filter, const Page& page) {
  GroupAssignmentPage found;
  auto row = GroupAssignmentView::of_group(snapshot, filter.license, *filter.group_id);
  if (!row || !matches_group(*row, filter)) return found;
  found.total = 1;
  if (page.skipped() == 0 && page.size > 0) found.rows.push_back(std::move(*row));
  return found;
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
                  if (!matches_group(row, filter)) return true;
                  SortKey key = sort.key ? sort.key(row) : group_sort_key(row, sort.field);
                  found.push_back({{std::move(key), row.id}, std::move(row.terms.group_id)});
                  return true;
                });
  return sorted_page<GroupAssignment>(found, sort.descending, page, [&](const Match& match) {
    return group_assignment_of(snapshot, filter.license, match.group_id);
  });
}

}  // namespace

std::optional<GroupAssignmentSortField> group_assignment_sort_field(std::string_view name) {
  for (const auto& [field_name, field] : named_group_fields) {
    if (field_name == name) return field;
  }
  return std::nullopt;
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
