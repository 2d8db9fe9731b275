#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/audit/covering_groups.h"
#include "api/audit/feed_reader.h"
#include "api/audit/person_places.h"
#include "api/audit/routes.h"
#include "api/audit/seat_reason.h"
#include "api/audit/since.h"
#include "api/body_decoder.h"
#include "api/context.h"
#include "api/moment.h"
#include "api/page.h"
#include "api/route.h"
#include "base/json_fields.h"
#include "base/store_error.h"
#include "ledger/domain/kind.h"
#include "projections/audit/audit_subjects.h"
#include "projections/queries/reader.h"
#include "projections/views/seat_history_view.h"
#include "runtime/feed/feed.h"
#include "runtime/run_on.h"

namespace seatledger::api {
namespace {

Error unknown_person() { return error(ErrorCode::user_not_found, "there is no such person"); }

// Whether the person ever existed is asked in the handler, once the audit index knows.
Result<Found> find_person_at(const Call& call) {
  const auto id = id_of(call.path_values.front());
  if (!id) return unknown_person();
  Found found;
  found.views.emplace(call.context.views);
  found.person = PersonId{*id};
  found.at = found.views->position();
  if (const auto moment = call.parameters.get<Moment>("at")) {
    found.at = TRY(position_of(call, "at", *moment, found.at));
  }
  return found;
}

constexpr std::array person_scope_errors{ErrorCode::user_not_found};
constexpr Scope person_in_path_at{
    "person_in_path_at",
    "A key that is bound to a platform sees only the licenses of its platform: none, instead of "
    "404, also of a person who does not exist.",
    person_scope_errors, find_person_at};

// A license where the person has a seat, or waits for one.
struct PersonSeat {
  ledger::License license;
  std::optional<ledger::Seat> seat;
  std::optional<PersonPlaces::Wait> wait;
};

constexpr std::array seat_states{std::string_view("active"), std::string_view("pending"),
                                 std::string_view("inactive"), std::string_view("waiting")};

std::string_view state_of(const PersonSeat& place) {
  if (place.wait) return "waiting";
  const ledger::SeatTerms& terms = place.seat->terms;
  if (!terms.active) return "inactive";
  return terms.pending ? "pending" : "active";
}

// Nothing: neither a seat nor a wait at that moment, or not for this caller.
std::optional<PersonSeat> seat_in(const Call& call, LicenseId id,
                                  const std::optional<PersonPlaces::Wait>& wait) {
  const projections::ViewReader& views = *call.found.views;
  const Position at = call.found.at;
  auto seat = projections::SeatHistoryView::as_of(views.snapshot(), id, *call.found.person, at);
  if (seat && seat->released) seat.reset();
  if (!seat && !wait) return std::nullopt;
  auto license = views.license_at(id, at);
  if (!license) throw StoreError("a license is missing in its own history");
  if (check_platform(call, license->terms.platform_key).has_error()) return std::nullopt;
  return PersonSeat{std::move(*license), std::move(seat), wait};
}

// By license id.
Result<std::vector<PersonSeat>> seats_of(const Call& call, const projections::Snapshot& index) {
  const PersonId person = call.found.person.value();
  const auto subject = projections::audit_id(projections::AuditSubject::person, person.value);
  if (!call.bound_platform() && !was_ever(index, person)) return unknown_person();
  PersonPlaces places(person);
  TRY(visit_events_about(call, index, subject, call.found.at,
                         [&](const ledger::Event& event) { places.apply(event); }));
  std::vector<PersonSeat> seats;
  for (const auto& [license, wait] : places.licenses()) {
    if (auto seat = seat_in(call, license, wait)) seats.push_back(std::move(*seat));
  }
  return seats;
}

constexpr AnswerField person_seat_fields[] = {
    answer::integer("license_id", "The license."),
    answer::text("license_name", "What people call the license."),
    answer::one_of(answer::text("kind", "Its kind."), ledger::kind_names),
    answer::text("platform_key", "The platform that holds it."),
    answer::nullable(answer::text("external_id", "The caller's own id of the license.")),
    answer::nullable(answer::integer("assignment_id", "The seat; null for one who waits.")),
    answer::one_of(answer::text("state",
                                "pending: held for an e-mail address without an account; inactive: "
                                "switched off, so that it holds no seat."),
                   seat_states),
    answer::flag("direct", "Assigned to the person, not only through groups."),
    answer::list(answer::text("groups", "The groups that cover the person.")),
    answer::object("since", since_answer, "Since when it is in use, switched off or waited for.")};
constexpr AnswerObject person_seat_answer{
    "person_seat", "A license where the person has a seat or waits for one.", person_seat_fields};

Result<void> print_person_seat(JsonWriter& out, const Call& call,
                               const projections::Snapshot& index, CoveringGroups& covering,
                               const PersonSeat& place) {
  const Position at = call.found.at;
  SeatReason reason;
  if (place.wait) {
    reason.since = place.wait->since;
  } else {
    reason = TRY(reason_of(call, index, place.seat->id, at));
  }
  if (!reason.since) throw StoreError("a seat was assigned without an event that says so");
  const auto groups = TRY(covering.of(place.license.id, call.found.person.value()));
  const ledger::LicenseTerms& terms = place.license.terms;
  out.begin_object();
  write_field(out, "license_id", place.license.id);
  write_field(out, "license_name", terms.name);
  write_field(out, "kind", ledger::policy_of(place.license.kind).name);
  write_field(out, "platform_key", terms.platform_key);
  write_field(out, "external_id", terms.external_id);
  write_field(out, "assignment_id",
              place.wait ? std::nullopt : std::optional<AssignmentId>(place.seat->id));
  write_field(out, "state", state_of(place));
  write_field(out, "direct", !place.wait && place.seat->terms.assigned);
  print_groups(out, groups);
  out.key("since");
  print_since(out, *reason.since);
  out.end_object();
  return {};
}

Result<HttpResponse> person_seats_page(const Call& call) {
  const auto index = call.context.feed.index().snapshot();
  const std::vector<PersonSeat> seats = TRY(seats_of(call, *index));
  const projections::Page page = page_of(call);
  std::string rows;
  JsonWriter rows_out(rows);
  CoveringGroups covering(call, *index, call.found.at);
  for (std::size_t i = page.skipped(); i < seats.size() && i - page.skipped() < page.size; ++i) {
    TRY(print_person_seat(rows_out, call, *index, covering, seats[i]));
  }
  return page_response(call, call.found.at, page, seats.size(), [&](JsonWriter& list) {
    if (!rows.empty()) list.members(rows);
  });
}

runtime::Awaitable<Result<HttpResponse>> list_person_seats(Call& call) {
  // The head, not the moment: whether the person ever existed depends on all events.
  const auto reached = co_await index_reaches(call.context, call.found.views->position());
  if (reached.has_error()) co_return reached.error();
  const std::function<Result<HttpResponse>()> work = [&call] { return person_seats_page(call); };
  co_return co_await runtime::run_on(call.context.slow_work, work);
}

}  // namespace

void add_person_seats_route(std::vector<Route>& routes) {
  routes.push_back(
      {.method = HttpMethod::get,
       .path = "/api/ledger/persons/{person_id}/seats/",
       .operation = "list_person_seats",
       .sentence = "The licenses where a person has a seat or waits for one, now or then.",
       .access = Access::ledger_read,
       .scope = person_in_path_at,
       .parameters = {parameter::at, parameter::page, parameter::own_page_size},
       .answer = {person_seat_answer, AnswerForm::page},
       .work = Wait(list_person_seats)});
}

}  // namespace seatledger::api
