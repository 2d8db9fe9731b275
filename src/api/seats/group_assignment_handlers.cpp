#include <cstddef>
#include <limits>
#include <memory>
#include <string>
#include <utility>

#include "api/context.h"
#include "api/csv/csv_answer.h"
#include "api/kind_body.h"
#include "api/page.h"
#include "api/route.h"
#include "api/seats/print_seat.h"
#include "api/seats/routes.h"
#include "api/seats/seat_answers.h"
#include "api/seats/seat_call.h"
#include "api/seats/seat_list.h"

namespace seatledger::api {
namespace {

std::vector<InputField> assign_group_fields(const ledger::KindPolicy& policy) {
  std::vector<InputField> fields{
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
  const SortParameter given = sort_parameter(call);
  const ledger::KindPolicy& policy = ledger::policy_of(call.found.license->kind);
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
  list.common = assignment_list(call);
  list.filter.license = call.found.license.value().id;
  list.filter.active = list.common.active;
  list.filter.fulfilled = list.common.fulfilled;
  list.filter.group_id = call.parameters.get_optional<std::string>("group_id");
  TRY(set_group_sort(list, call, views));
  return list;
}

// A license has few of these, so they are all in memory.
Result<HttpResponse> group_assignments_csv(const Call& call) {
  const auto views = std::make_shared<const projections::ViewReader>(call.context.views);
  const GroupAssignmentList list = TRY(group_assignment_list(call, *views));
  const projections::Page all{1, static_cast<std::size_t>(-1)};
  auto found = views->group_assignments(list.filter, list.sort, all);
  const LicenseId id = list.filter.license;
  const auto print = [views, license = views->license(id).value()](
                         JsonWriter& rows, const ledger::GroupAssignment& assignment) {
    print_group_assignment(rows, assignment, license, *views, std::nullopt);
  };
  const std::string name = "license-" + std::to_string(id.value) + "-group-assignments";
  return csv_answer(call, csv_head(name, views->position()),
                    rows_named_by(std::move(found.rows), print));
}

Result<HttpResponse> list_group_assignments(const Call& call) {
  if (TRY(asks_for_csv(call))) return group_assignments_csv(call);
  const projections::ViewReader& views = call.found.views.value();
  const GroupAssignmentList list = TRY(group_assignment_list(call, views));
  const projections::Page& page = list.common.page;
  const auto found = views.group_assignments(list.filter, list.sort, page);
  return page_response(call, views.position(), page, found.total, [&](JsonWriter& rows) {
    for (const ledger::GroupAssignment& assignment : found.rows) {
      print_group_assignment(rows, assignment, *call.found.license, views, std::nullopt);
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

Result<DecodedWrite> decode_assign_group(const Call& call) {
  const DecodedFields& body = call.body;
  ledger::AssignGroup assign;
  assign.kind = *call.route.kind;
  assign.group_id = *body.get<std::string>("group_id");
  assign.wish = seat_options_of(body, ledger::policy_of(assign.kind));
  assign.license_id = call.found.license.value().id;
  TRY(check_group(call, assign.group_id));
  return DecodedWrite{TRY(request_for(call, std::move(assign))), print_group_assignment_answer};
}

HttpResponse print_released_group(const Call&, const ledger::Answer& answer) {
  return detail_answer(answer, "the group's assignment was removed");
}

constexpr InputField remove_seats =
    field::flag("remove_user_assignments",
                "False: the members keep their seats as seats of their own; true when left out.");

Result<DecodedWrite> decode_release_group(const Call& call) {
  ledger::ReleaseGroup release;
  release.kind = *call.route.kind;
  release.group_assignment_id = GroupAssignmentId{call.found.assignment_id.value()};
  if (call.found.license) release.license_id = call.found.license->id;
  release.platform_key = call.bound_platform();
  if (ledger::policy_of(release.kind).detailed_seats) {
    release.release_seats = call.parameters.get<bool>(remove_seats.name).value_or(true);
  }
  return DecodedWrite{TRY(request_for(call, release)), print_released_group};
}

std::vector<InputField> group_list_parameters() {
  std::vector<InputField> fields = assignment_list_parameters();
  fields.push_back(field::text("group_id", "Only this group."));
  return fields;
}

}  // namespace

void add_group_assignment_routes(std::vector<Route>& routes, const ledger::KindPolicy& policy) {
  AssignmentFamily groups{
      .path_end = "group/",
      .operation_end = "group_",
      .list_sentence = "The groups that a license is assigned to.",
      .assign_sentence = "Assigns a license to a group: its members get the seats that are free.",
      .release_sentence = "Takes a license back from a group.",
      .list_parameters = group_list_parameters(),
      .body = &body_of_kind<assign_group_fields>(policy.kind),
      .answer = group_assignment_answer(policy.kind),
      .assign_errors = {ErrorCode::group_not_found, ErrorCode::no_seats_available,
                        ErrorCode::license_inactive, ErrorCode::license_expired},
      .release_scope = group_assignment_named,
      .list = list_group_assignments,
      .assign = decode_assign_group,
      .release = decode_release_group};
  if (policy.detailed_seats) groups.release_parameters.push_back(remove_seats);
  add_assignment_routes(routes, policy, groups);
}

}  // namespace seatledger::api
