#include <limits>
#include <string>
#include <utility>

#include "api/context.h"
#include "api/kind_body.h"
#include "api/page.h"
#include "api/route.h"
#include "api/seats/print_seat.h"
#include "api/seats/routes.h"
#include "api/seats/seat_call.h"
#include "api/seats/seat_list.h"

namespace seatledger::api {
namespace {

std::vector<BodyField> assign_group_fields(const ledger::KindPolicy& policy) {
  std::vector<BodyField> fields{
      license_field(),
      field::required(field::text("group_id", "The group; its members get the seats."))};
  add_option_fields(fields, policy);
  return fields;
}

using projections::SortKey;
using projections::StateReader;

using GroupKey = SortKey (*)(const StateReader& views, const ledger::GroupAssignment& assignment);

SortKey group_name_key(const StateReader& views, const ledger::GroupAssignment& assignment) {
  const auto group = views.group(assignment.terms.group_id);
  return projections::sort_key_of(group ? group->name : std::string());
}
// Numbers first, by value; then other texts, by their bytes.
SortKey group_id_key(const StateReader&, const ledger::GroupAssignment& assignment) {
  const std::string& id = assignment.terms.group_id;
  if (const auto number = group_number(id)) return projections::sort_key_of(*number);
  return {false, std::numeric_limits<std::int64_t>::max(), id};
}
SortKey user_count_key(const StateReader& views, const ledger::GroupAssignment& assignment) {
  const auto members = views.group_members(assignment.terms.group_id);
  return projections::sort_key_of(static_cast<std::int64_t>(members.size()));
}
SortKey assigned_count_key(const StateReader& views, const ledger::GroupAssignment& assignment) {
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

struct GroupAssignmentList {
  AssignmentList common;
  projections::GroupAssignmentFilter filter;
  projections::GroupAssignmentSort sort;
};

Result<void> set_group_sort(GroupAssignmentList& list, const Call& call, const StateReader& views) {
  const SortParameter given = TRY(sort_parameter(call));
  const ledger::KindPolicy& policy = ledger::policy_of(list.common.license.kind);
  list.sort.descending = given.descending;
  if (const GroupKey key = group_key(given.field, policy.detailed_seats)) {
    list.sort.key = [&views, key](const ledger::GroupAssignment& assignment) {
      return key(views, assignment);
    };
    return {};
  }
  if (is_license_field(given.field, policy.subject) ||
      (given.field == "program_name" && policy.detailed_seats)) {
    list.sort.descending = false;
    return {};
  }
  const auto field = projections::group_assignment_sort_field(given.field);
  if (!field || is_missing_detail(given.field, policy)) return unknown_sort_field();
  list.sort.field = *field;
  return {};
}

// `views` must outlive the list.
Result<GroupAssignmentList> group_assignment_list(const Call& call, const StateReader& views) {
  GroupAssignmentList list;
  list.common = TRY(assignment_list(call, views));
  list.filter.license = list.common.license.id;
  list.filter.active = list.common.active;
  list.filter.fulfilled = list.common.fulfilled;
  if (const auto id = TRY(text_parameter(call, "group_id"))) list.filter.group_id = *id;
  TRY(set_group_sort(list, call, views));
  list.common.page = TRY(page_of(call));
  return list;
}

Result<HttpResponse> list_group_assignments(const Call& call) {
  const projections::ViewReader views(call.context.views);
  const GroupAssignmentList list = TRY(group_assignment_list(call, views));
  const projections::Page& page = list.common.page;
  const auto found = views.group_assignments(list.filter, list.sort, page);
  return page_response(call, views.position(), page, found.total, [&](JsonWriter& rows) {
    for (const ledger::GroupAssignment& assignment : found.rows) {
      print_group_assignment(rows, assignment, list.common.license, views, std::nullopt);
    }
  });
}

// The answer would show a group's members to a caller who may not read the directory.
Result<void> check_group(const Call& call, const std::string& group_id) {
  const auto& bound = call.bound_platform();
  if (!bound) return {};
  const auto group = StateReader(call.context.views).group(group_id);
  if (!group || group->platform_key == *bound) return {};
  return field_error(ErrorCode::platform_forbidden, "group_id", "is a group of another platform");
}

Result<ledger::Request> decode_assign_group(Call& call) {
  const DecodedBody body = TRY(body_of(call));
  ledger::AssignGroup assign;
  assign.kind = *call.route.kind;
  assign.group_id = *body.get<std::string>("group_id");
  assign.wish = seat_options_of(body, ledger::policy_of(assign.kind));
  assign.license_id = TRY(license_of_post(call, body));
  TRY(check_group(call, assign.group_id));
  return request_for(call, std::move(assign));
}

HttpResponse print_group_assignment_answer(const Call& call, const ledger::Answer& answer) {
  const auto& body = std::get<ledger::GroupAssignmentAnswer>(answer.body);
  const ledger::GroupAssignment& assignment = body.assignment;
  const StateReader views(call.context.views);
  HttpResponse response = answer_response(answer, [&](JsonWriter& out) {
    print_group_assignment(out, assignment, views.license(assignment.license_id).value(), views,
                           GroupCounts{body.user_count, body.assigned_count});
  });
  add_etag(response, assignment.version);
  return response;
}

std::optional<LicenseId> license_of_group_assignment(const StateReader& views, std::uint64_t id) {
  const auto found = views.group_assignment_by_id(GroupAssignmentId{id});
  return found ? std::optional(found->license_id) : std::nullopt;
}

Result<ledger::Request> decode_release_group(Call& call) {
  const NamedAssignment named = TRY(assignment_of_delete(call, license_of_group_assignment));
  ledger::ReleaseGroup release;
  release.kind = *call.route.kind;
  release.group_assignment_id = GroupAssignmentId{named.id};
  release.license_id = named.license_id;
  release.platform_key = call.bound_platform();
  if (ledger::policy_of(release.kind).detailed_seats) {
    release.release_seats = TRY(flag_parameter(call, "remove_user_assignments")).value_or(true);
  }
  return request_for(call, release);
}

HttpResponse print_released_group(const Call&, const ledger::Answer& answer) {
  return detail_answer(answer, "the group's assignment was removed");
}

}  // namespace

void add_group_assignment_routes(std::vector<Route>& routes, const ledger::KindPolicy& policy) {
  AssignmentRoutes groups = assignment_routes(policy, "group/", "group_");
  groups.list.read = list_group_assignments;
  groups.assign.body = &body_of_kind<assign_group_fields>(policy.kind);
  groups.assign.decode = decode_assign_group;
  groups.assign.print = print_group_assignment_answer;
  groups.release.decode = decode_release_group;
  groups.release.print = print_released_group;
  routes.insert(routes.end(), {groups.list, groups.assign, groups.release});
}

}  // namespace seatledger::api
