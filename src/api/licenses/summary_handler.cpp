#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "api/context.h"
#include "api/licenses/license_list.h"
#include "api/licenses/routes.h"
#include "api/moment.h"
#include "api/print.h"
#include "api/route.h"
#include "base/json_fields.h"
#include "projections/queries/license_query.h"
#include "projections/queries/reader.h"

namespace seatledger::api {
namespace {

constexpr std::int64_t soon_micros =
    std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::hours(24 * 30)).count();

// Seats of licenses that have seats.
struct Summary {
  std::int64_t licenses = 0;
  std::int64_t seats_bought = 0;
  ledger::SeatCounts seats;
  std::int64_t full = 0;
  std::int64_t expiring = 0;  // within 30 days
  std::int64_t expired = 0;

  void add(const ledger::License& license, Timestamp now) {
    ++licenses;
    const ledger::LicenseTerms& terms = license.terms;
    if (ledger::policy_of(license.kind).has_seats) {
      seats_bought += terms.count;
      seats.active += license.seats.active;
      seats.pending += license.seats.pending;
      seats.waiting += license.seats.waiting;
      if (license.seats.used() >= terms.count) ++full;
    }
    if (!terms.expired) return;
    if (*terms.expired <= now) {
      ++expired;
    } else if (terms.expired->micros - now.micros <= soon_micros) {
      ++expiring;
    }
  }
};

using answer::integer;
constexpr AnswerField sums_fields[] = {
    integer("position", "The moment."),
    integer("licenses", "Licenses of all kinds."),
    integer("seats_bought", "Seats of all licenses that have seats."),
    integer("active", "Seats of known people."),
    integer("pending", "Seats of e-mail addresses without an account."),
    integer("waiting", "Group members without a seat."),
    integer("full", "Licenses without a free seat."),
    integer("expiring", "Licenses that expire within 30 days."),
    integer("expired", "Licenses that have expired.")};
constexpr AnswerObject summary_answer{"summary", "Sums over licenses.", sums_fields};

Result<HttpResponse> read_summary(const Call& call) {
  const projections::ViewReader views(call.context.views);
  projections::LicenseQueryAt query;
  query.filter.platform_key = call.parameters.get_optional<std::string>("platform_key");
  if (call.bound_platform()) query.filter.platform_key = call.bound_platform();
  Position at = views.position();
  Timestamp now = call.context.clock.now();
  if (const auto moment = call.parameters.get<Moment>("at")) {
    at = TRY(position_of(call, "at", *moment, at));
    query.at = at;
    now = moment->time ? *moment->time : recorded_by(call.context.events, at).value_or(now);
  }
  Summary summary;
  projections::visit_licenses_at(
      views.snapshot(), query, [&](const ledger::License& license) { summary.add(license, now); });
  return json_response(at, [&](JsonWriter& out) {
    out.begin_object();
    write_field(out, "position", at);
    write_field(out, "licenses", summary.licenses);
    write_field(out, "seats_bought", summary.seats_bought);
    write_field(out, "active", summary.seats.active);
    write_field(out, "pending", summary.seats.pending);
    write_field(out, "waiting", summary.seats.waiting);
    write_field(out, "full", summary.full);
    write_field(out, "expiring", summary.expiring);
    write_field(out, "expired", summary.expired);
    out.end_object();
  });
}

Result<Found> check_summed_platform(const Call& call) {
  const auto& bound = call.bound_platform();
  const auto given = call.parameters.get<std::string>("platform_key");
  if (bound && given && *given != *bound) return other_platform("platform_key");
  return Found{};
}
constexpr Scope summed_platform{
    "summed_platform",
    "A key that is bound to a platform gets the sums of that platform, and may leave out its name.",
    platform_list_errors, check_summed_platform};

}  // namespace

// On the pool for work of seconds: it reads every license of the platform.
void add_summary_route(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/ledger/summary/",
                    .operation = "read_summary",
                    .sentence = "Sums over the licenses of a platform or of all, now or then.",
                    .access = Access::ledger_read,
                    .scope = summed_platform,
                    .parameters = {field::text("platform_key", "Only licenses of this platform."),
                                   parameter::at},
                    .answer = summary_answer,
                    .work = Read(read_summary, Thread::slow_work)});
}

}  // namespace seatledger::api
