#include "api/licenses/usage_query.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "api/audit/moment.h"
#include "api/seats/seat_call.h"
#include "ledger/log/position_at.h"
#include "ledger/log/record.h"

namespace seatledger::api {
namespace {

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

// When the last commit that had ended at the position was recorded. Nothing: none had.
std::optional<Timestamp> recorded_by(const ledger::EventLog& log, Position position) {
  if (position.value == 0) return std::nullopt;
  const auto records = log.read_after(Position{position.value - 1}, 1);
  const ledger::Event event = ledger::decode_record(records.at(0).bytes, position);
  if (event.commit.last() == position) return ledger::recorded_in(records[0].bytes);
  const Position before{event.commit.id.value - 1};
  if (before.value == 0) return std::nullopt;
  return ledger::recorded_at(log, before);
}

// Nothing: the parameter is not there, or stands before everything.
Result<std::optional<TimedMoment>> timed_moment(const Call& call, std::string_view name,
                                                Position newest) {
  const auto position = moment_parameter(call, name, newest);
  if (position.has_error()) return position.error();
  if (!*position) return std::optional<TimedMoment>();
  auto time = time_in(*find_parameter(call.query, name));
  if (!time) time = recorded_by(call.context.events, **position);
  if (!time) return std::optional<TimedMoment>();
  return std::optional(TimedMoment{**position, *time});
}

}  // namespace

Result<UsageQuery> usage_query(const Call& call, Position newest) {
  UsageQuery query;
  const auto from = timed_moment(call, "from", newest);
  if (from.has_error()) return from.error();
  query.from = *from;
  const auto to = timed_moment(call, "to", newest);
  if (to.has_error()) return to.error();
  const Timestamp now = std::max(call.context.clock.now(),
                                 recorded_by(call.context.events, newest).value_or(Timestamp{}));
  if (*to) {
    query.to = {(*to)->position, std::min((*to)->time, now)};
  } else if (!find_parameter(call.query, "to")) {
    query.to = {newest, now};
  }  // else it is a position before everything
  if (query.from && query.from->time > query.to.time) {
    return bad_parameter("from", "is later than to, or than now");
  }
  const auto step = text_parameter(call, "step");
  if (step.has_error()) return step.error();
  query.is_auto = *step == "auto";
  if (!*step || query.is_auto) return query;
  query.step_micros = step_of(**step);
  if (query.step_micros) return query;
  return bad_parameter("step", "must be auto, or seconds, or a number with s, m, h, d or w");
}

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

std::int64_t auto_step(std::int64_t span_micros) {
  // Both ends have a point, and the end may stand beside the grid.
  constexpr auto steps_max = static_cast<std::int64_t>(usage_points_auto) - 2;
  for (const std::int64_t step : {second, 5 * second, 15 * second, minute, 5 * minute, 15 * minute,
                                  hour, 3 * hour, 6 * hour, 12 * hour, day, 7 * day}) {
    if (span_micros / step <= steps_max) return step;
  }
  const std::int64_t days = span_micros / steps_max / day + 1;
  return days * day;
}

}  // namespace seatledger::api
