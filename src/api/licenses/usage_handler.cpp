#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "api/context.h"
#include "api/license_at.h"
#include "api/licenses/routes.h"
#include "api/moment.h"
#include "api/print.h"
#include "api/route.h"
#include "ledger/log/domain_json.h"
#include "ledger/log/position_at.h"
#include "ledger/log/record.h"
#include "projections/queries/utilisation.h"

namespace seatledger::api {
namespace {

using projections::Utilisation;
using projections::UtilisationPoint;

constexpr std::uint64_t usage_points_max = 10'000;
constexpr std::uint64_t usage_points_auto = 200;

// A moment as a position (the last event recorded by then) and as a time.
struct TimedMoment {
  Position position;
  Timestamp time;
};

struct UsageQuery {
  std::optional<TimedMoment> from;  // nothing: from the license's creation
  TimedMoment to;
  bool is_auto = false;                     // `auto_step` chooses the step
  std::optional<std::int64_t> step_micros;  // nothing: a point for every change
};

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t step_max = 3650 * day;

std::int64_t unit_of(char letter) {
  switch (letter) {
    case 's': return second;
    case 'm': return minute;
    case 'h': return hour;
    case 'd': return day;
    case 'w': return 7 * day;
    default: return 0;
  }
}

// Nothing: the parameter is absent, or names a moment before the first event.
Result<std::optional<TimedMoment>> timed_moment(const Call& call, std::string_view name,
                                                Position newest) {
  const auto given = call.parameters.get<Moment>(name);
  if (!given) return std::optional<TimedMoment>();
  const Position position = TRY(position_of(call, name, *given, newest));
  const auto time = given->time ? given->time : recorded_by(call.context.events, position);
  if (!time) return std::optional<TimedMoment>();
  return std::optional(TimedMoment{position, *time});
}

// Reads whole seconds, or a whole number with s, m, h, d or w; returns microseconds. Nothing:
// another text, less than a second, or more than ten years.
std::optional<std::int64_t> step_of(std::string_view text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || number < 1) return std::nullopt;
  const auto letters = static_cast<std::size_t>(end - read.ptr);
  const std::int64_t unit = letters == 0 ? second : letters == 1 ? unit_of(*read.ptr) : 0;
  if (unit == 0 || number > step_max / unit) return std::nullopt;
  return number * unit;
}

// A round step (an hour, a day ...) that gives at most usage_points_auto points in that time.
std::int64_t auto_step(std::int64_t span_micros) {
  // Both ends have a point, and the end need not be on the grid.
  constexpr auto steps_max = static_cast<std::int64_t>(usage_points_auto) - 2;
  for (const std::int64_t step : {second, 5 * second, 15 * second, minute, 5 * minute, 15 * minute,
                                  hour, 3 * hour, 6 * hour, 12 * hour, day, 7 * day}) {
    if (span_micros / step <= steps_max) return step;
  }
  const std::int64_t days = span_micros / steps_max / day + 1;
  return days * day;
}

// from, to, step. `newest`: the position of the views. Throws StoreError.
Result<UsageQuery> usage_query(const Call& call, Position newest) {
  UsageQuery query;
  query.from = TRY(timed_moment(call, "from", newest));
  const auto to = TRY(timed_moment(call, "to", newest));
  const Timestamp now = std::max(call.context.clock.now(),
                                 recorded_by(call.context.events, newest).value_or(Timestamp{}));
  if (to) {
    query.to = {to->position, std::min(to->time, now)};
  } else if (!call.parameters.has("to")) {
    query.to = {newest, now};
  }  // else the position is before the first event
  if (query.from && query.from->time > query.to.time) {
    return bad_parameter("from", "is later than to, or than now");
  }
  const auto step = call.parameters.get_optional<std::string>("step");
  query.is_auto = step == "auto";
  if (!step || query.is_auto) return query;
  query.step_micros = step_of(*step);
  if (query.step_micros) return query;
  return bad_parameter("step", "must be auto, or seconds, or a number with s, m, h, d or w");
}

struct UsagePoint {
  Timestamp at;
  Utilisation use;
};

struct UsageCurve {
  std::vector<UsagePoint> points;
  std::optional<std::int64_t> step_micros;
};

Error too_many_points(std::string_view parameter) {
  return bad_parameter(parameter, "makes more than " + std::to_string(usage_points_max) +
                                      " points; ask for a longer step, or a shorter time");
}

// A point at `from`, if given, and one for each change after it.
Result<UsageCurve> every_change(const Call& call, const projections::Snapshot& snapshot,
                                LicenseId id, const UsageQuery& query) {
  UsageCurve curve;
  Position after;
  if (query.from) {
    after = query.from->position;
    const auto use = utilisation_at(snapshot, id, after);
    if (use) curve.points.push_back({query.from->time, *use});
  }
  const auto changes =
      utilisation_changes(snapshot, id, {after, query.to.position, usage_points_max + 1});
  if (curve.points.size() + changes.size() > usage_points_max) return too_many_points("step");
  for (const UtilisationPoint& change : changes) {
    curve.points.push_back({recorded_at(call.context.events, change.position), change.use});
  }
  return curve;
}

// Nothing: the license did not exist yet.
std::optional<Timestamp> beginning_of(const Call& call, const projections::Snapshot& snapshot,
                                      LicenseId id, const UsageQuery& query) {
  if (query.from) return query.from->time;
  const auto first = utilisation_changes(snapshot, id, {{}, query.to.position, 1});
  if (first.empty()) return std::nullopt;
  return recorded_at(call.context.events, first.front().position);
}

// A point at each step from the beginning on, and one at the end.
Result<UsageCurve> in_steps(const Call& call, const projections::Snapshot& snapshot, LicenseId id,
                            const UsageQuery& query) {
  UsageCurve curve;
  const auto from = beginning_of(call, snapshot, id, query);
  if (!from) return curve;
  const std::int64_t span = query.to.time.micros - from->micros;
  const std::int64_t step = query.is_auto ? auto_step(span) : *query.step_micros;
  curve.step_micros = step;
  if (static_cast<std::uint64_t>(span / step) + 2 > usage_points_max) {
    return too_many_points("step");
  }
  const auto add = [&](Timestamp at, Position position) {
    const auto use = utilisation_at(snapshot, id, position);
    if (use) curve.points.push_back({at, *use});
  };
  Timestamp at = *from;
  for (; at < query.to.time; at.micros += step) {
    const Position position = call.context.times.position_at(at);
    add(at, std::min(position, query.to.position));
  }
  add(query.to.time, query.to.position);
  return curve;
}

constexpr AnswerField point_fields[] = {
    answer::date_time("at", "The moment."), answer::integer("active", "Seats of known people."),
    answer::integer("pending", "Seats of e-mail addresses without an account."),
    answer::integer("waiting", "Group members without a seat."),
    answer::integer("count", "Seats bought.")};
constexpr AnswerObject point_answer{"usage_point", "The usage at a moment.", point_fields};
constexpr AnswerField usage_fields[] = {
    answer::nullable(answer::integer("step", "Seconds between two points; null: every change.")),
    answer::list(answer::object("usage", point_answer, "The points, by time."))};
constexpr AnswerObject usage_answer{"usage", "The usage of a license over time.", usage_fields};

void print_point(JsonWriter& out, const UsagePoint& point) {
  out.begin_object();
  write_field(out, "at", point.at);
  write_field(out, "active", point.use.seats.active);
  write_field(out, "pending", point.use.seats.pending);
  write_field(out, "waiting", point.use.seats.waiting);
  write_field(out, "count", point.use.count);
  out.end_object();
}

Result<HttpResponse> list_license_usage(const Call& call) {
  const projections::ViewReader& views = call.found.views.value();
  const LicenseId id = call.found.license.value().id;
  const UsageQuery query = TRY(usage_query(call, views.position()));
  const bool has_step = query.is_auto || query.step_micros;
  const UsageCurve curve = TRY(has_step ? in_steps(call, views.snapshot(), id, query)
                                        : every_change(call, views.snapshot(), id, query));
  return json_response(query.to.position, [&](JsonWriter& out) {
    out.begin_object();
    out.key("step");
    if (curve.step_micros) {
      out.number(*curve.step_micros / 1'000'000);
    } else {
      out.null();
    }
    out.key("usage");
    out.begin_array();
    for (const UsagePoint& point : curve.points) print_point(out, point);
    out.end_array();
    out.end_object();
  });
}

}  // namespace

void add_usage_route(std::vector<Route>& routes) {
  routes.push_back(
      {.method = HttpMethod::get,
       .path = "/api/ledger/licenses/{id}/usage/",
       .operation = "list_license_usage",
       .sentence = "The usage of a license over time, as points of a chart.",
       .access = Access::ledger_read,
       .scope = license_in_path_at,
       .parameters = {parameter::at,
                      field::typed("from", FieldType::moment,
                                   "From when; since the license was created when left out."),
                      field::typed("to", FieldType::moment, "Until when; now when left out."),
                      field::text("step",
                                  "auto, or seconds, or a number with s, m, h, d or w; a "
                                  "point for every change when left out.")},
       .answer = usage_answer,
       .work = Read(list_license_usage, Thread::readers)});
}

}  // namespace seatledger::api
