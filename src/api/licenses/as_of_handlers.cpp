#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "api/context.h"
#include "api/license_at.h"
#include "api/licenses/license_list.h"
#include "api/licenses/routes.h"
#include "api/moment.h"
#include "api/page.h"
#include "api/route.h"
#include "api/seats/print_seat.h"
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

// "user, course, program or platform"
std::string names_of_kinds() {
  std::string names;
  for (const ledger::KindPolicy& policy : ledger::kind_policies) {
    const bool is_last = &policy == &ledger::kind_policies.back();
    if (!names.empty()) names += is_last ? " or " : ", ";
    names += policy.name;
  }
  return names;
}

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

// Parameters that filter licenses.
Result<void> take_license_filter(LicenseListAt& list, LicenseList& common,
                                 const QueryParameter& sent) {
  const QueryParameter given = stripped_parameter(sent);
  const std::string_view name = given.name;
  if (given.value.empty()) return bad_parameter(name, "may not be blank");
  if (name == "kind" || name == "at" || name == "sort") return {};
  if (name == "course_id") return set_id_filter(common.filter.course_id, given);
  if (name == "program_id") return set_id_filter(common.filter.program_id, given);
  if (name == "program_key") return set_id_filter(list.query.program_key, given);
  return take_license_parameter(common, sent);
}

Result<LicenseListAt> license_list_at(const Call& call, Position newest) {
  LicenseListAt list;
  LicenseList common;
  for (const QueryParameter& given : call.query) TRY(take_license_filter(list, common, given));
  if (const auto kind = find_parameter(call.query, "kind")) {
    list.query.kind = ledger::kind_named(*kind);
    if (!list.query.kind) return bad_parameter("kind", "must be " + names_of_kinds());
  }
  if (const auto sort = find_parameter(call.query, "sort")) TRY(take_license_sort(list, *sort));
  TRY(bind_license_list(common, call));
  list.query.page = TRY(page_of(call));
  list.query.at = TRY(moment_parameter(call, "at", newest));
  list.query.filter = std::move(common.filter);
  list.verbose = common.verbose;
  return list;
}

Result<projections::SeatQueryAt> seat_query_at(const Call& call) {
  projections::SeatQueryAt query;
  query.active = TRY(flag_parameter(call, "active"));
  query.fulfilled = TRY(flag_parameter(call, "fulfilled"));
  query.direct = TRY(flag_parameter(call, "direct"));
  const SortParameter sort = TRY(sort_parameter(call));
  if (sort.field != "id") return bad_parameter("sort", "must be id or -id");
  query.descending = sort.descending;
  query.page = TRY(page_of(call));
  return query;
}

Result<HttpResponse> list_licenses_at(const Call& call) {
  const projections::ViewReader views(call.context.views);
  const Position newest = views.position();
  const LicenseListAt list = TRY(license_list_at(call, newest));
  const LicenseQueryAt& query = list.query;
  const auto found = projections::find_licenses_at(views.snapshot(), query);
  return page_response(
      call, query.at.value_or(newest), query.page, found.total, [&](JsonWriter& rows) {
        for (const ledger::License& license : found.rows) {
          print_license(rows, license, views, {.summary = list.verbose, .kind = true});
        }
      });
}

Result<HttpResponse> list_seats_at(const Call& call) {
  const projections::ViewReader views(call.context.views);
  const LicenseAt as_of = TRY(license_at(call, views));
  projections::SeatQueryAt query = TRY(seat_query_at(call));
  query.license = as_of.license.id;
  query.at = as_of.position;
  const PersonOfList person = TRY(person_of_list(call));
  query.person = person.id;
  projections::SeatPage found;
  if (!person.is_nobody) found = projections::find_seats_at(views.snapshot(), query);
  return page_response(call, as_of.position, query.page, found.total, [&](JsonWriter& rows) {
    for (const ledger::Seat& seat : found.rows) {
      print_seat(rows, seat, as_of.license, call.context.people);
    }
  });
}

}  // namespace

void add_as_of_routes(std::vector<Route>& routes) {
  const auto add = [&routes](std::string path, std::string operation, ReadHandler read) {
    routes.push_back({.method = HttpMethod::get,
                      .path = std::move(path),
                      .operation = std::move(operation),
                      .access = Access::ledger_read,
                      .read = read,
                      .pool = Pool::readers});
  };
  add("/api/ledger/licenses/", "list_licenses_at", list_licenses_at);
  routes.back().takes_any_parameter = true;
  add("/api/ledger/licenses/{id}/assignments/", "list_seats_at", list_seats_at);
  routes.back().parameters = {"at",        "active",  "fulfilled", "direct", "sort",
                              "page_size", "user_id", "username",  "email",  "page"};
}

}  // namespace seatledger::api
