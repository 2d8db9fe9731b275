#include "api/seats/group_assignment_list.h"

#include <limits>
#include <string>
#include <utility>

#include "api/body_decoder.h"
#include "api/page.h"
#include "api/route.h"
#include "api/seats/print_seat.h"
#include "api/seats/seat_call.h"
#include "api/seats/seat_list.h"

namespace seatledger::api {
namespace {

using projections::RowReader;
using projections::SortKey;

using GroupKey = SortKey (*)(const RowReader& views, const ledger::GroupAssignment& assignment);

SortKey group_name_key(const RowReader& views, const ledger::GroupAssignment& assignment) {
  const auto group = views.group(assignment.terms.group_id);
  return projections::sort_key_of(group ? group->name : std::string());
}
// Numbers by their value before other texts by their bytes, as they are printed.
SortKey group_id_key(const RowReader&, const ledger::GroupAssignment& assignment) {
  const std::string& id = assignment.terms.group_id;
  if (const auto number = group_number(id)) return projections::sort_key_of(*number);
  return {false, std::numeric_limits<std::int64_t>::max(), id};
}
SortKey user_count_key(const RowReader& views, const ledger::GroupAssignment& assignment) {
  const auto members = views.group_members(assignment.terms.group_id);
  return projections::sort_key_of(static_cast<std::int64_t>(members.size()));
}
SortKey assigned_count_key(const RowReader& views, const ledger::GroupAssignment& assignment) {
  return projections::sort_key_of(
      count_group(views, assignment.license_id, assignment.terms.group_id).assigned);
}

GroupKey group_key(std::string_view field, bool detailed) {
  if (field == "group_id") return group_id_key;
  if (field == "group_name") return group_name_key;
  if (field == "user_count" && detailed) return user_count_key;
  if (field == "assigned_count" && detailed) return assigned_count_key;
  return nullptr;
}

Result<void> set_sort(GroupAssignmentList& list, const Call& call, const RowReader& views) {
  const auto given = sort_parameter(call);
  if (given.has_error()) return given.error();
  const ledger::KindPolicy& policy = ledger::policy_of(list.license.kind);
  const bool detailed = has_detailed_seats(policy);
  list.sort.descending = given->descending;
  if (const GroupKey key = group_key(given->field, detailed)) {
    list.sort.key = [&views, key](const ledger::GroupAssignment& assignment) {
      return key(views, assignment);
    };
    return {};
  }
  if (is_license_field(given->field, policy.subject) ||
      (given->field == "program_name" && detailed)) {
    list.sort.descending = false;
    return {};
  }
  const auto field = projections::group_assignment_sort_field(given->field);
  if (!field || (is_seat_detail(given->field) && !detailed)) return unknown_sort_field();
  list.sort.field = *field;
  return {};
}

}  // namespace

Result<GroupAssignmentList> group_assignment_list(const Call& call,
                                                  const projections::ViewReader& views) {
  auto license = license_of_list(call, views);
  if (license.has_error()) return license.error();
  GroupAssignmentList list;
  list.license = std::move(*license);
  list.filter.license = list.license.id;
  const auto active = flag_parameter(call, "active");
  if (active.has_error()) return active.error();
  list.filter.active = *active;
  const auto fulfilled = flag_parameter(call, "fulfilled");
  if (fulfilled.has_error()) return fulfilled.error();
  list.filter.fulfilled = *fulfilled;
  const auto group_id = text_parameter(call, "group_id");
  if (group_id.has_error()) return group_id.error();
  if (*group_id) list.filter.group_id = std::string(**group_id);
  if (auto set = set_sort(list, call, views); set.has_error()) return set.error();
  const auto page = page_of(call.query);
  if (page.has_error()) return page.error();
  list.page = *page;
  return list;
}

}  // namespace seatledger::api
