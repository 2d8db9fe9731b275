#include "api/licenses/usage_handler.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "api/licenses/license_at.h"
#include "api/licenses/usage_query.h"
#include "api/print.h"
#include "ledger/log/domain_json.h"
#include "ledger/log/position_at.h"
#include "projections/queries/utilisation.h"

namespace seatledger::api {
namespace {

using projections::Utilisation;
using projections::UtilisationPoint;

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

// The state at the beginning, where one is asked for, and each change after it.
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

// Nothing: the license did not exist by then.
std::optional<Timestamp> beginning_of(const Call& call, const projections::Snapshot& snapshot,
                                      LicenseId id, const UsageQuery& query) {
  if (query.from) return query.from->time;
  const auto first = utilisation_changes(snapshot, id, {{}, query.to.position, 1});
  if (first.empty()) return std::nullopt;
  return recorded_at(call.context.events, first.front().position);
}

// At each step from the beginning on, and at the end.
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

void print_point(JsonWriter& out, const UsagePoint& point) {
  out.begin_object();
  write_field(out, "at", point.at);
  write_field(out, "active", point.use.seats.active);
  write_field(out, "pending", point.use.seats.pending);
  write_field(out, "waiting", point.use.seats.waiting);
  write_field(out, "count", point.use.count);
  out.end_object();
}

}  // namespace

HttpResponse list_license_usage(const Call& call) {
  const projections::ViewReader views(call.context.views);
  const auto license = license_at(call, views);
  if (license.has_error()) return refuse(call, license.error());
  const auto query = usage_query(call, views.position());
  if (query.has_error()) return refuse(call, query.error());
  const bool has_step = query->is_auto || query->step_micros;
  const auto curve = has_step ? in_steps(call, views.snapshot(), license->license.id, *query)
                              : every_change(call, views.snapshot(), license->license.id, *query);
  if (curve.has_error()) return refuse(call, curve.error());
  return json_response(query->to.position, [&](JsonWriter& out) {
    out.begin_object();
    out.key("step");
    if (curve->step_micros) {
      out.number(*curve->step_micros / 1'000'000);
    } else {
      out.null();
    }
    out.key("usage");
    out.begin_array();
    for (const UsagePoint& point : curve->points) print_point(out, point);
    out.end_array();
    out.end_object();
  });
}

}  // namespace seatledger::api
