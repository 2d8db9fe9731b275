#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/context.h"
#include "api/csv/csv_answer.h"
#include "api/edx_id.h"
#include "api/license_answers.h"
#include "api/license_at.h"
#include "api/licenses/license_csv.h"
#include "api/licenses/license_list.h"
#include "api/licenses/routes.h"
#include "api/moment.h"
#include "api/page.h"
#include "api/route.h"
#include "api/seats/print_seat.h"
#include "api/seats/seat_answers.h"
#include "api/seats/seat_list.h"
#include "projections/queries/license_query.h"
#include "projections/queries/reader.h"
#include "projections/queries/seat_query_at.h"

namespace seatledger::api {
namespace {

using projections::LicenseQueryAt;

struct LicenseListAt {
  LicenseQueryAt query;
  bool verbose = false;
};

// The sort field may belong to any of the listed kinds.
Result<void> take_license_sort(LicenseListAt& list, std::string_view name) {
  list.query.sort.descending = name.starts_with('-');
  if (list.query.sort.descending) name.remove_prefix(1);
  for (const ledger::KindPolicy& policy : ledger::kind_policies) {
    if (list.query.kind && *list.query.kind != policy.kind) continue;
    const auto field = projections::license_sort_field(name, policy.kind);
    if (!field) continue;
    list.query.sort.field = *field;
    return {};
  }
  return unknown_sort_field();
}

Result<LicenseListAt> license_list_at(const Call& call, Position newest) {
  LicenseListAt list;
  LicenseList shared = TRY(shared_license_list(call));
  const DecodedFields& given = call.parameters;
  if (const auto kind = given.get<std::string>("kind")) list.query.kind = ledger::kind_named(*kind);
  shared.filter.course_id = id_filter(call, "course_id");
  shared.filter.program_id = id_filter(call, "program_id");
  list.query.program_key = id_filter(call, "program_key");
  if (const auto sort = given.get<std::string>("sort")) TRY(take_license_sort(list, *sort));
  list.query.page = shared.page;
  if (const auto at = given.get<Moment>("at")) {
    list.query.at = TRY(position_of(call, "at", *at, newest));
  }
  list.query.filter = std::move(shared.filter);
  list.verbose = shared.verbose;
  return list;
}

projections::SeatQueryAt seat_query_at(const Call& call) {
  projections::SeatQueryAt query;
  const DecodedFields& given = call.parameters;
  query.active = given.get_optional<bool>("active");
  query.fulfilled = given.get_optional<bool>("fulfilled");
  query.direct = given.get_optional<bool>("direct");
  query.descending = given.get<std::string>("sort") == std::string("-id");
  query.page = page_of(call);
  query.license = call.found.license->id;
  query.at = call.found.at;
  return query;
}

Result<HttpResponse> list_licenses_at(const Call& call) {
  const bool is_csv = TRY(asks_for_csv(call));
  const projections::ViewReader views(call.context.views);
  const Position newest = views.position();
  const LicenseListAt list = TRY(license_list_at(call, newest));
  const LicenseQueryAt& query = list.query;
  if (is_csv) return licenses_csv(call, query, {.summary = list.verbose, .kind = true});
  const auto found = projections::find_licenses_at(views.snapshot(), query);
  return page_response(
      call, query.at.value_or(newest), query.page, found.total, [&](JsonWriter& rows) {
        for (const ledger::License& license : found.rows) {
          print_license(rows, license, views, {.summary = list.verbose, .kind = true});
        }
      });
}

Result<HttpResponse> seats_at_csv(const Call& call, const projections::SeatQueryAt& query,
                                  const PersonOfList& person) {
  const auto views = std::make_shared<const projections::ViewReader>(call.context.views);
  std::vector<PersonId> holders;
  if (!person.is_nobody) holders = projections::find_seat_holders_at(views->snapshot(), query);
  const auto print = [views, license = *call.found.license, at = query.at,
                      people = ShownPeople(call)](JsonWriter& rows, PersonId holder) {
    const auto seat =
        projections::SeatHistoryView::as_of(views->snapshot(), license.id, holder, at);
    print_seat(rows, seat.value(), license, people);
  };
  return csv_answer(call, csv_head(name_of_seats_csv(query.license), query.at),
                    rows_named_by(std::move(holders), print));
}

Result<HttpResponse> list_seats_at(const Call& call) {
  const bool is_csv = TRY(asks_for_csv(call));
  projections::SeatQueryAt query = seat_query_at(call);
  const PersonOfList person = person_of_list(call);
  query.person = person.id;
  if (is_csv) return seats_at_csv(call, query, person);
  projections::SeatPage found;
  const projections::ViewReader& views = call.found.views.value();
  if (!person.is_nobody) found = projections::find_seats_at(views.snapshot(), query);
  const ShownPeople people(call);
  return page_response(call, query.at, query.page, found.total, [&](JsonWriter& rows) {
    for (const ledger::Seat& seat : found.rows) {
      print_seat(rows, seat, *call.found.license, people);
    }
  });
}

constexpr std::array seat_orders{std::string_view("id"), std::string_view("-id")};

std::vector<InputField> license_parameters() {
  using field::text;
  std::vector<InputField> fields = shared_license_parameters();
  fields.insert(fields.end(),
                {field::one_of(text("kind", "Only licenses of this kind."), ledger::kind_names),
                 text("course_id", "Only licenses of this course."),
                 text("program_id", "Only licenses of programs with this program_id or key."),
                 text("program_key", "Only licenses of this program."), parameter::at,
                 parameter::own_page_size});
  return fields;
}

std::vector<InputField> seat_parameters() {
  std::vector<InputField> fields = person_parameters();
  fields.insert(fields.end(),
                {field::flag("active", "Only seats that are on, or off."),
                 field::flag("fulfilled", "Only seats that are fulfilled, or are not."),
                 field::flag("direct", "Only seats given directly, or only those through groups."),
                 field::one_of(field::text("sort", "By id; with - descending."), seat_orders),
                 parameter::at, parameter::page, parameter::own_page_size});
  return fields;
}

}  // namespace

void add_as_of_routes(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/ledger/licenses/",
                    .operation = "list_licenses_at",
                    .sentence = "Licenses of all kinds, now or as of a moment.",
                    .access = Access::ledger_read,
                    .scope = platform_list,
                    .parameters = license_parameters(),
                    .unknown = UnknownParameters::filters,
                    .answer = AnswerShape(any_license_answer(), AnswerForm::page).also_csv(),
                    .work = Read(list_licenses_at, Thread::readers)});
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/ledger/licenses/{id}/assignments/",
                    .operation = "list_seats_at",
                    .sentence = "The seats of a license, now or as of a moment.",
                    .access = Access::ledger_read,
                    .scope = license_in_path_at,
                    .parameters = seat_parameters(),
                    .answer = AnswerShape(any_seat_answer(), AnswerForm::page).also_csv(),
                    .work = Read(list_seats_at, Thread::readers)});
}

}  // namespace seatledger::api
