#include "api/seats/group_assignment_handlers.h"

#include <utility>

#include "api/page.h"
#include "api/print.h"
#include "api/route.h"
#include "api/seats/group_assignment_list.h"
#include "api/seats/print_seat.h"
#include "api/seats/seat_call.h"

namespace seatledger::api {

HttpResponse list_group_assignments(const Call& call) {
  const projections::ViewReader views(call.context.views);
  const auto list = group_assignment_list(call, views);
  if (list.has_error()) return refuse(call, list.error());
  const auto found = views.group_assignments(list->filter, list->sort, list->page);
  if (auto fits = check_page(list->page, found.total); fits.has_error()) {
    return refuse(call, fits.error());
  }
  return json_response(views.position(), [&](JsonWriter& out) {
    write_page(out, *call.http, call.origin(), call.query, list->page, found.total,
               [&](JsonWriter& rows) {
                 for (const ledger::GroupAssignment& assignment : found.rows) {
                   print_group_assignment(rows, assignment, list->license, views, std::nullopt);
                 }
               });
  });
}

namespace {

// A group's members would be told to who may not read the directory.
std::optional<Error> refuse_foreign_group(const Call& call, const std::string& group_id) {
  const auto& bound = call.bound_platform();
  if (!bound) return std::nullopt;
  const auto group = projections::RowReader(call.context.views).group(group_id);
  if (!group || group->platform_key == *bound) return std::nullopt;
  return field_error(ErrorCode::platform_forbidden, "group_id", "is a group of another platform");
}

}  // namespace

Result<ledger::Request> decode_assign_group(Call& call) {
  const auto body = body_of(call);
  if (body.has_error()) return body.error();
  ledger::AssignGroup assign;
  assign.kind = *call.route.kind;
  assign.group_id = *body->get<std::string>("group_id");
  assign.wish = wish_of(*body, ledger::policy_of(assign.kind));
  const auto license = license_of_post(call, *body);
  if (license.has_error()) return license.error();
  assign.license_id = *license;
  if (auto refusal = refuse_foreign_group(call, assign.group_id)) return std::move(*refusal);
  return request_for(call, std::move(assign));
}

HttpResponse print_group_assignment_answer(const Call& call, const ledger::Answer& answer) {
  const auto& body = std::get<ledger::GroupAssignmentAnswer>(answer.body);
  const ledger::GroupAssignment& assignment = body.assignment;
  const projections::RowReader views(call.context.views);
  HttpResponse response = answer_response(answer, [&](JsonWriter& out) {
    print_group_assignment(out, assignment, views.license(assignment.license_id).value(), views,
                           GroupCounts{body.user_count, body.assigned_count});
  });
  add_etag(response, assignment.version);
  return response;
}

Result<ledger::Request> decode_release_group(Call& call) {
  const auto license_of = [](const projections::RowReader& views, std::uint64_t id) {
    const auto found = views.group_assignment_by_id(GroupAssignmentId{id});
    return found ? std::optional(found->license_id) : std::nullopt;
  };
  const auto named = assignment_of_delete(call, license_of);
  if (named.has_error()) return named.error();
  ledger::ReleaseGroup release;
  release.kind = *call.route.kind;
  release.group_assignment_id = GroupAssignmentId{named->id};
  release.license_id = named->license_id;
  release.platform_key = call.bound_platform();
  if (has_detailed_seats(ledger::policy_of(release.kind))) {
    const auto flag = flag_parameter(call, "remove_user_assignments");
    if (flag.has_error()) return flag.error();
    release.release_seats = flag->value_or(true);
  }
  return request_for(call, release);
}

HttpResponse print_released_group(const Call&, const ledger::Answer& answer) {
  return detail_answer(answer, "the group's assignment was removed");
}

}  // namespace seatledger::api
