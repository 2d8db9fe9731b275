#include "base/time.h"

#include <array>
#include <charconv>
#include <chrono>

namespace seatledger {
namespace {

constexpr std::int64_t micros_per_second = 1'000'000;
constexpr std::int64_t seconds_per_day = 86'400;

// The text of a time is made here and appended as a whole.
class TimeText {
 public:
  TimeText& digits(std::uint32_t value, std::size_t width) {
    for (std::size_t i = width; i-- > 0; value /= 10) {
      bytes_[size_ + i] = static_cast<char>('0' + value % 10);
    }
    size_ += width;
    return *this;
  }
  TimeText& sign(char c) {
    bytes_[size_++] = c;
    return *this;
  }
  std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, 32> bytes_;  // "2026-01-31T12:00:00.000000Z" has 27
  std::size_t size_ = 0;
};

// Reads a text from left to right; a take_ function that fails sets `ok` to false.
struct Cursor {
  std::string_view rest;
  bool ok = true;

  bool at(char c) const { return !rest.empty() && rest.front() == c; }
  bool take(char c) {
    if (!at(c)) return false;
    rest.remove_prefix(1);
    return true;
  }
  int number(std::size_t width) {
    int value = 0;
    if (rest.size() < width) return ok = false, 0;
    for (std::size_t i = 0; i < width; ++i) {
      if (rest[i] < '0' || rest[i] > '9') return ok = false, 0;
      value = value * 10 + (rest[i] - '0');
    }
    rest.remove_prefix(width);
    return value;
  }
  void expect(char c) { ok = take(c) && ok; }
};

std::int64_t read_fraction(Cursor& in) {
  std::int64_t micros = 0;
  std::int64_t unit = micros_per_second / 10;
  std::size_t digits = 0;
  while (!in.rest.empty() && in.rest.front() >= '0' && in.rest.front() <= '9') {
    micros += unit * (in.rest.front() - '0');
    unit /= 10;
    in.rest.remove_prefix(1);
    ++digits;
  }
  if (digits == 0) in.ok = false;
  return micros;
}

// Returns seconds east of UTC.
std::int64_t read_zone(Cursor& in) {
  if (in.rest.empty() || in.take('Z') || in.take('z')) return 0;
  const bool west = in.at('-');
  if (!west && !in.at('+')) return in.ok = false, 0;
  in.rest.remove_prefix(1);
  const int hours = in.number(2);
  int minutes = 0;
  if (!in.rest.empty()) {
    in.take(':');
    minutes = in.number(2);
  }
  if (hours > 23 || minutes > 59) in.ok = false;
  const std::int64_t offset = hours * 3600 + minutes * 60;
  return west ? -offset : offset;
}

constexpr std::int64_t first_micros =
    std::chrono::sys_days{std::chrono::year{1} / 1 / 1}.time_since_epoch().count() *
    seconds_per_day * micros_per_second;
constexpr std::int64_t end_micros =
    std::chrono::sys_days{std::chrono::year{10000} / 1 / 1}.time_since_epoch().count() *
    seconds_per_day * micros_per_second;

}  // namespace

void append_text(std::string& out, Timestamp time) {
  using namespace std::chrono;
  const sys_time<microseconds> moment{microseconds{time.micros}};
  const auto day = floor<days>(moment);
  const year_month_day date{day};
  const hh_mm_ss clock{moment - day};
  TimeText text;
  text.digits(static_cast<std::uint32_t>(static_cast<int>(date.year())), 4).sign('-');
  text.digits(static_cast<unsigned>(date.month()), 2).sign('-');
  text.digits(static_cast<unsigned>(date.day()), 2).sign('T');
  text.digits(static_cast<std::uint32_t>(clock.hours().count()), 2).sign(':');
  text.digits(static_cast<std::uint32_t>(clock.minutes().count()), 2).sign(':');
  text.digits(static_cast<std::uint32_t>(clock.seconds().count()), 2);
  if (const auto fraction = static_cast<std::uint32_t>(clock.subseconds().count())) {
    text.sign('.').digits(fraction, 6);
  }
  out += text.sign('Z').view();
}

std::string to_text(Timestamp time) {
  std::string out;
  append_text(out, time);
  return out;
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  using namespace std::chrono;
  Cursor in{text};
  const int year_number = in.number(4);
  in.expect('-');
  const int month_number = in.number(2);
  in.expect('-');
  const int day_number = in.number(2);
  const year_month_day date{year{year_number}, month{static_cast<unsigned>(month_number)},
                            day{static_cast<unsigned>(day_number)}};
  if (!in.ok || !date.ok() || year_number < 1) return std::nullopt;
  std::int64_t seconds = sys_days{date}.time_since_epoch().count() * seconds_per_day;
  std::int64_t fraction = 0;
  if (!in.rest.empty()) {
    if (!in.take('T') && !in.take('t') && !in.take(' ')) return std::nullopt;
    const int hour = in.number(2);
    in.expect(':');
    const int minute = in.number(2);
    int second = 0;
    if (in.take(':')) {
      second = in.number(2);
      if (in.take('.') || in.take(',')) fraction = read_fraction(in);
    }
    if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
    seconds += hour * 3600 + minute * 60 + second - read_zone(in);
  }
  if (!in.ok || !in.rest.empty()) return std::nullopt;
  const Timestamp time{seconds * micros_per_second + fraction};
  if (time.micros < first_micros || time.micros >= end_micros) return std::nullopt;
  return time;
}

Timestamp SystemClock::now() {
  using namespace std::chrono;
  return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

}  // namespace seatledger
