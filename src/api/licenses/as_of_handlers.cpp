#include "api/licenses/as_of_handlers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "api/audit/moment.h"
#include "api/licenses/license_at.h"
#include "api/licenses/license_list.h"
#include "api/metadata/edx_id.h"
#include "api/page.h"
#include "api/print.h"
#include "api/seats/print_seat.h"
#include "api/seats/seat_call.h"
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

std::optional<Error> take_kind(LicenseListAt& list, std::string_view name) {
  for (const ledger::KindPolicy& policy : ledger::kind_policies) {
    if (policy.name == name) list.query.kind = policy.kind;
  }
  if (list.query.kind) return std::nullopt;
  return bad_parameter("kind", "must be user, course, program or platform");
}

// A field of any of the listed kinds.
std::optional<Error> take_license_sort(LicenseListAt& list, std::string_view name) {
  list.query.sort.descending = name.starts_with('-');
  if (list.query.sort.descending) name.remove_prefix(1);
  for (const ledger::KindPolicy& policy : ledger::kind_policies) {
    if (list.query.kind && *list.query.kind != policy.kind) continue;
    const auto field = projections::license_sort_field(name, policy.kind);
    if (!field) continue;
    list.query.sort.field = *field;
    return std::nullopt;
  }
  return unknown_sort_field();
}

// What is not about the list as a whole.
std::optional<Error> take_license_filter(LicenseListAt& list, LicenseList& common,
                                         const QueryParameter& given) {
  const std::string_view name = given.name;
  if (given.value.empty()) return bad_parameter(name, "may not be blank");
  if (name == "kind" || name == "at" || name == "sort") return std::nullopt;
  if (name == "course_id") {
    return set_license_filter(common.filter.course_id, {given.name, with_plus(given.value)});
  }
  if (name == "program_id") {
    return set_license_filter(common.filter.program_id, {given.name, with_plus(given.value)});
  }
  if (name == "program_key") {
    return set_license_filter(list.query.program_key, {given.name, with_plus(given.value)});
  }
  return take_license_parameter(common, given);
}

Result<LicenseListAt> license_list_at(const Call& call, Position newest) {
  LicenseListAt list;
  LicenseList common;
  for (const QueryParameter& given : call.query) {
    if (auto refusal = take_license_filter(list, common, given)) return std::move(*refusal);
  }
  if (const auto kind = find_parameter(call.query, "kind")) {
    if (auto refusal = take_kind(list, *kind)) return std::move(*refusal);
  }
  if (const auto sort = find_parameter(call.query, "sort")) {
    if (auto refusal = take_license_sort(list, *sort)) return std::move(*refusal);
  }
  if (auto refusal = bind_license_list(common, call)) return std::move(*refusal);
  const auto page = page_of(call.query);
  if (page.has_error()) return page.error();
  const auto at = moment_parameter(call, "at", newest);
  if (at.has_error()) return at.error();
  list.query.filter = std::move(common.filter);
  list.query.page = *page;
  list.query.at = *at;
  list.verbose = common.verbose;
  return list;
}

Result<projections::SeatQueryAt> seat_query_at(const Call& call) {
  projections::SeatQueryAt query;
  const std::pair<std::string_view, std::optional<bool>*> flags[] = {
      {"active", &query.active}, {"fulfilled", &query.fulfilled}, {"direct", &query.direct}};
  for (const auto& [name, flag] : flags) {
    const auto given = flag_parameter(call, name);
    if (given.has_error()) return given.error();
    *flag = *given;
  }
  const auto sort = sort_parameter(call);
  if (sort.has_error()) return sort.error();
  if (sort->field != "id") return bad_parameter("sort", "must be id or -id");
  query.descending = sort->descending;
  const auto page = page_of(call.query);
  if (page.has_error()) return page.error();
  query.page = *page;
  return query;
}

}  // namespace

HttpResponse list_licenses_at(const Call& call) {
  const projections::ViewReader views(call.context.views);
  const Position newest = views.position();
  const auto list = license_list_at(call, newest);
  if (list.has_error()) return refuse(call, list.error());
  const LicenseQueryAt& query = list->query;
  const auto found = projections::find_licenses_at(views.snapshot(), query);
  if (auto fits = check_page(query.page, found.total); fits.has_error()) {
    return refuse(call, fits.error());
  }
  return json_response(query.at.value_or(newest), [&](JsonWriter& out) {
    write_page(out, *call.http, call.origin(), call.query, query.page, found.total,
               [&](JsonWriter& rows) {
                 for (const ledger::License& license : found.rows) {
                   print_license(rows, license, views, {.summary = list->verbose, .kind = true});
                 }
               });
  });
}

HttpResponse list_seats_at(const Call& call) {
  const projections::ViewReader views(call.context.views);
  const auto as_of = license_at(call, views);
  if (as_of.has_error()) return refuse(call, as_of.error());
  auto query = seat_query_at(call);
  if (query.has_error()) return refuse(call, query.error());
  query->license = as_of->license.id;
  query->at = as_of->position;
  projections::SeatPage found;
  const auto person = person_of_list(call);
  if (person.has_error()) return refuse(call, person.error());
  query->person = person->id;
  if (!person->is_nobody) found = projections::find_seats_at(views.snapshot(), *query);
  if (auto fits = check_page(query->page, found.total); fits.has_error()) {
    return refuse(call, fits.error());
  }
  return json_response(as_of->position, [&](JsonWriter& out) {
    write_page(out, *call.http, call.origin(), call.query, query->page, found.total,
               [&](JsonWriter& rows) {
                 for (const ledger::Seat& seat : found.rows) {
                   print_seat(rows, seat, as_of->license, call.context.people);
                 }
               });
  });
}

}  // namespace seatledger::api
