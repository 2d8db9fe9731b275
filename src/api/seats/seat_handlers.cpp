#include <array>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

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

std::vector<InputField> assign_seat_fields(const ledger::KindPolicy& policy) {
  std::vector<InputField> fields{
      license_field(), field::id("user_id", "The person; decides when several do."),
      field::typed("email", FieldType::email, "The person; may be nobody's known yet.")};
  if (policy.detailed_seats) {
    fields.push_back(field::text("username", "The person; decides over the e-mail."));
    fields.push_back(field::flag("direct", "True when left out; only printed."));
  }
  add_option_fields(fields, policy);
  return fields;
}

constexpr std::array person_names{std::string_view("user_id"), std::string_view("email"),
                                  std::string_view("username")};

std::vector<Alternatives> assign_seat_needs(const ledger::KindPolicy& policy) {
  const std::span<const std::string_view> names(person_names.data(), policy.detailed_seats ? 3 : 2);
  return {{names, "user_id or email is required"}};
}

Result<HttpResponse> seats_csv(const Call& call, const SeatList& list) {
  const auto views = std::make_shared<const projections::ViewReader>(call.context.views);
  const LicenseId id = list.filter.license;
  std::vector<PersonId> holders;
  if (!list.names_nobody) {
    holders = projections::find_seat_holders(views->snapshot(), list.filter, list.sort);
  }
  const auto print = [views, license = views->license(id).value(), people = ShownPeople(call)](
                         JsonWriter& rows, PersonId holder) {
    print_seat(rows, views->seat(license.id, holder).value(), license, people);
  };
  return csv_answer(call, csv_head(name_of_seats_csv(id), views->position()),
                    rows_named_by(std::move(holders), print));
}

Result<HttpResponse> list_seats(const Call& call) {
  const bool is_csv = TRY(asks_for_csv(call));
  const projections::ViewReader& views = call.found.views.value();
  const SeatList list = TRY(seat_list(call));
  if (is_csv) return seats_csv(call, list);
  projections::SeatPage found;
  if (!list.names_nobody) found = views.seats(list.filter, list.sort, list.page);
  const ShownPeople people(call);
  return page_response(call, views.position(), list.page, found.total, [&](JsonWriter& rows) {
    for (const ledger::Seat& seat : found.rows) {
      print_seat(rows, seat, *call.found.license, people);
    }
  });
}

HttpResponse print_seat_answer(const Call& call, const ledger::Answer& answer) {
  const auto& seat = std::get<ledger::Seat>(answer.body);
  const projections::StateReader views(call.context.views);
  const auto people = people_as_answered(call.context.people, answer);
  HttpResponse response = answer_response(answer, [&](JsonWriter& out) {
    print_seat(out, seat, views.license(seat.license_id).value(), ShownPeople(call, people));
  });
  add_etag(response, seat.version);
  return response;
}

Result<DecodedWrite> decode_assign_seat(const Call& call) {
  const DecodedFields& body = call.body;
  const ledger::KindPolicy& policy = ledger::policy_of(*call.route.kind);
  ledger::AssignSeat assign;
  assign.kind = policy.kind;
  assign.person.user_id = body.get_optional<std::int64_t>("user_id");
  assign.person.email = body.get_optional<std::string>("email");
  if (policy.detailed_seats) assign.person.username = body.get_optional<std::string>("username");
  assign.wish = seat_options_of(body, policy);
  if (policy.detailed_seats) assign.wish.direct = body.get<bool>("direct");
  assign.license_id = call.found.license.value().id;
  return DecodedWrite{TRY(request_for(call, std::move(assign))), print_seat_answer};
}

HttpResponse print_released_seat(const Call&, const ledger::Answer& answer) {
  return detail_answer(answer, "the assignment was removed");
}

Result<DecodedWrite> decode_release_seat(const Call& call) {
  ledger::ReleaseSeat release;
  release.kind = *call.route.kind;
  release.assignment_id = AssignmentId{call.found.assignment_id.value()};
  if (call.found.license) release.license_id = call.found.license->id;
  release.platform_key = call.bound_platform();
  return DecodedWrite{TRY(request_for(call, release)), print_released_seat};
}

std::vector<InputField> seat_list_parameters() {
  std::vector<InputField> fields = assignment_list_parameters();
  const std::vector<InputField> person = person_parameters();
  fields.insert(fields.end(), person.begin(), person.end());
  return fields;
}

}  // namespace

void add_seat_routes(std::vector<Route>& routes, const ledger::KindPolicy& policy) {
  add_assignment_routes(routes, policy,
                        {.path_end = "",
                         .operation_end = "",
                         .list_sentence = "The people who have a seat of a license.",
                         .assign_sentence = "Gives a person a seat, or changes the one they have.",
                         .release_sentence = "Takes a seat back.",
                         .list_parameters = seat_list_parameters(),
                         .body = &body_of_kind<assign_seat_fields, assign_seat_needs>(policy.kind),
                         .answer = seat_answer(policy.kind),
                         .assign_errors = {ErrorCode::user_not_found, ErrorCode::user_inactive,
                                           ErrorCode::no_seats_available,
                                           ErrorCode::license_inactive, ErrorCode::license_expired},
                         .release_scope = seat_named,
                         .list = list_seats,
                         .assign = decode_assign_seat,
                         .release = decode_release_seat});
}

}  // namespace seatledger::api
