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

std::vector<BodyField> assign_seat_fields(const ledger::KindPolicy& policy) {
  std::vector<BodyField> fields{
      license_field(), field::id("user_id", "The person; decides when several do."),
      field::typed("email", FieldType::email, "The person; may be nobody's known yet.")};
  if (policy.detailed_seats) {
    fields.push_back(field::text("username", "The person; decides over the e-mail."));
    fields.push_back(field::flag("direct", "True when left out; only printed."));
  }
  add_option_fields(fields, policy);
  return fields;
}

Result<HttpResponse> list_seats(const Call& call) {
  const projections::ViewReader views(call.context.views);
  const SeatList list = TRY(seat_list(call, views));
  projections::SeatPage found;
  if (!list.names_nobody) found = views.seats(list.filter, list.sort, list.page);
  return page_response(call, views.position(), list.page, found.total, [&](JsonWriter& rows) {
    for (const ledger::Seat& seat : found.rows) {
      print_seat(rows, seat, list.license, call.context.people);
    }
  });
}

Result<ledger::Request> decode_assign_seat(Call& call) {
  const DecodedBody body = TRY(body_of(call));
  const ledger::KindPolicy& policy = ledger::policy_of(*call.route.kind);
  ledger::AssignSeat assign;
  assign.kind = policy.kind;
  assign.person.user_id = body.get_optional<std::int64_t>("user_id");
  assign.person.email = body.get_optional<std::string>("email");
  if (policy.detailed_seats) assign.person.username = body.get_optional<std::string>("username");
  if (assign.person.is_empty()) return bad_field("user_id", "user_id or email is required");
  assign.wish = seat_options_of(body, policy);
  if (policy.detailed_seats) assign.wish.direct = body.get<bool>("direct");
  assign.license_id = TRY(license_of_post(call, body));
  return request_for(call, std::move(assign));
}

HttpResponse print_seat_answer(const Call& call, const ledger::Answer& answer) {
  const auto& seat = std::get<ledger::Seat>(answer.body);
  const projections::StateReader views(call.context.views);
  const auto people = people_as_answered(call.context.people, answer);
  HttpResponse response = answer_response(answer, [&](JsonWriter& out) {
    print_seat(out, seat, views.license(seat.license_id).value(), people);
  });
  add_etag(response, seat.version);
  return response;
}

std::optional<LicenseId> license_of_seat(const projections::StateReader& views, std::uint64_t id) {
  const auto seat = views.seat_by_id(AssignmentId{id});
  return seat ? std::optional(seat->license_id) : std::nullopt;
}

Result<ledger::Request> decode_release_seat(Call& call) {
  const NamedAssignment named = TRY(assignment_of_delete(call, license_of_seat));
  ledger::ReleaseSeat release;
  release.kind = *call.route.kind;
  release.assignment_id = AssignmentId{named.id};
  release.license_id = named.license_id;
  release.platform_key = call.bound_platform();
  return request_for(call, release);
}

HttpResponse print_released_seat(const Call&, const ledger::Answer& answer) {
  return detail_answer(answer, "the assignment was removed");
}

}  // namespace

void add_seat_routes(std::vector<Route>& routes, const ledger::KindPolicy& policy) {
  AssignmentRoutes people = assignment_routes(policy, "", "");
  people.list.read = list_seats;
  people.assign.body = &body_of_kind<assign_seat_fields>(policy.kind);
  people.assign.decode = decode_assign_seat;
  people.assign.print = print_seat_answer;
  people.release.decode = decode_release_seat;
  people.release.print = print_released_seat;
  routes.insert(routes.end(), {people.list, people.assign, people.release});
}

}  // namespace seatledger::api
