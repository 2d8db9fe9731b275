// The days of the year that the demo tells: 0 to 364, of which 364 is the day before the end, and
// the last hours before the end. Nothing depends on dates or weekdays, so the same things happen in
// the same order whenever the year ends.
#pragma once

#include "base/time.h"

namespace seatledger::cli::demo {

inline constexpr int days_of_year = 365;

// An hour and a minute of a day, UTC.
struct Hour {
  int hour = 0;
  int minute = 0;
};

class Calendar {
 public:
  explicit Calendar(Timestamp until) : until_(until.micros) {}

  Timestamp at(int day, int seconds = 0) const {
    const std::int64_t midnight = until_ - until_ % day_micros;
    return Timestamp{midnight + (day - days_of_year) * day_micros + seconds * second_micros};
  }
  Timestamp at(int day, Hour hour) const { return at(day, hour.hour * 3600 + hour.minute * 60); }
  // Of the last hours, which begin after the last working day has ended.
  Timestamp before_end(int minutes) const {
    return Timestamp{until_ - std::int64_t{minutes} * 60 * second_micros};
  }

 private:
  static constexpr std::int64_t second_micros = 1'000'000;
  static constexpr std::int64_t day_micros = 86'400 * second_micros;

  std::int64_t until_;
};

// How busy a day is, in per cent of a usual one.
int busyness(int day);

}  // namespace seatledger::cli::demo
