// What is asked of a license's use: from when to when, and in which steps.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "api/call.h"
#include "base/error.h"
#include "base/ids.h"
#include "base/time.h"

namespace seatledger::api {

inline constexpr std::uint64_t usage_points_max = 10'000;
inline constexpr std::uint64_t usage_points_auto = 200;

// A moment both ways: what had been recorded by then, and when that is.
struct TimedMoment {
  Position position;
  Timestamp time;
};

struct UsageQuery {
  std::optional<TimedMoment> from;  // nothing: the license's beginning
  TimedMoment to;
  bool is_auto = false;                     // the step is to be chosen: `auto_step`
  std::optional<std::int64_t> step_micros;  // nothing: every change
};

// from, to, step. `newest`: the position of the views. invalid_parameter, naming the parameter.
// Throws StoreError.
Result<UsageQuery> usage_query(const Call& call, Position newest);

// Whole seconds, or a whole number with s, m, h, d or w, in microseconds. Nothing: it is no such
// text, less than a second, or more than ten years.
std::optional<std::int64_t> step_of(std::string_view text);

// A step of the sort people read well, for at most usage_points_auto points in that time.
std::int64_t auto_step(std::int64_t span_micros);

}  // namespace seatledger::api
