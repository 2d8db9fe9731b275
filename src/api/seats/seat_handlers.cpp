#include "api/seats/seat_handlers.h"

#include <utility>

#include "api/page.h"
#include "api/print.h"
#include "api/route.h"
#include "api/seats/print_seat.h"
#include "api/seats/seat_call.h"
#include "api/seats/seat_list.h"

namespace seatledger::api {

HttpResponse list_seats(const Call& call) {
  const projections::ViewReader views(call.context.views);
  const auto list = seat_list(call, views);
  if (list.has_error()) return refuse(call, list.error());
  projections::SeatPage found;
  if (!list->names_nobody) found = views.seats(list->filter, list->sort, list->page);
  if (auto fits = check_page(list->page, found.total); fits.has_error()) {
    return refuse(call, fits.error());
  }
  return json_response(views.position(), [&](JsonWriter& out) {
    write_page(out, *call.http, call.origin(), call.query, list->page, found.total,
               [&](JsonWriter& rows) {
                 for (const ledger::Seat& seat : found.rows) {
                   print_seat(rows, seat, list->license, call.context.people);
                 }
               });
  });
}

Result<ledger::Request> decode_assign_seat(Call& call) {
  const auto body = body_of(call);
  if (body.has_error()) return body.error();
  const ledger::KindPolicy& policy = ledger::policy_of(*call.route.kind);
  ledger::AssignSeat assign;
  assign.kind = policy.kind;
  assign.person.user_id = body->get_optional<std::int64_t>("user_id");
  assign.person.email = body->get_optional<std::string>("email");
  if (has_detailed_seats(policy)) {
    assign.person.username = body->get_optional<std::string>("username");
  }
  if (assign.person.is_empty()) {
    return field_error(ErrorCode::invalid_fields, "user_id", "user_id or email is required");
  }
  assign.wish = wish_of(*body, policy);
  if (has_detailed_seats(policy)) assign.wish.direct = body->get<bool>("direct");
  const auto license = license_of_post(call, *body);
  if (license.has_error()) return license.error();
  assign.license_id = *license;
  return request_for(call, std::move(assign));
}

HttpResponse print_seat_answer(const Call& call, const ledger::Answer& answer) {
  const auto& seat = std::get<ledger::Seat>(answer.body);
  const projections::RowReader views(call.context.views);
  const auto people = people_as_answered(call.context.people, answer);
  HttpResponse response = answer_response(answer, [&](JsonWriter& out) {
    print_seat(out, seat, views.license(seat.license_id).value(), people);
  });
  add_etag(response, seat.version);
  return response;
}

Result<ledger::Request> decode_release_seat(Call& call) {
  const auto license_of = [](const projections::RowReader& views, std::uint64_t id) {
    const auto seat = views.seat_by_id(AssignmentId{id});
    return seat ? std::optional(seat->license_id) : std::nullopt;
  };
  const auto named = assignment_of_delete(call, license_of);
  if (named.has_error()) return named.error();
  ledger::ReleaseSeat release;
  release.kind = *call.route.kind;
  release.assignment_id = AssignmentId{named->id};
  release.license_id = named->license_id;
  release.platform_key = call.bound_platform();
  return request_for(call, release);
}

HttpResponse print_released_seat(const Call&, const ledger::Answer& answer) {
  return detail_answer(answer, "the assignment was removed");
}

}  // namespace seatledger::api
