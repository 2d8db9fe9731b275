#include "ledger/log/position_at.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

// So many records in a row cost about as much as one.
constexpr std::uint64_t read_at_once = 16;
// The first step beside a guess; each next one is four times as long.
constexpr std::uint64_t first_stride = 64;
// Between positions that are closer nothing more is remembered.
constexpr std::uint64_t known_apart = 512;
constexpr std::size_t known_max = 65536;

struct TimedPosition {
  std::uint64_t position = 0;
  std::int64_t micros = 0;
};

// The border lies between them: `low` was recorded at the moment or before, `high` after it.
struct Bracket {
  TimedPosition low;
  TimedPosition high;
  std::uint64_t width() const { return high.position - low.position; }
};

// As if commits came evenly between the two ends; strictly between them.
std::uint64_t guess(const Bracket& bracket, std::int64_t at) {
  const double whole = static_cast<double>(bracket.high.micros - bracket.low.micros);
  const double part = static_cast<double>(at - bracket.low.micros);
  const double steps = part / whole * static_cast<double>(bracket.width());
  const auto offset = static_cast<std::uint64_t>(std::max(steps, 1.0));
  return bracket.low.position + std::clamp<std::uint64_t>(offset, 1, bracket.width() - 1);
}

class BorderSearch {
 public:
  BorderSearch(const EventLog& log, std::int64_t at) : log_(log), at_(at) {}

  // Reads what stands around a guess, then steps away from it, longer and longer, until the border
  // is passed; then again in there. A round that does not halve the bracket is followed by a
  // bisection.
  Position find(Bracket& bracket) const {
    while (bracket.width() > 1) {
      const std::uint64_t width = bracket.width();
      if (const auto found = look_around_guess(bracket)) return *found;
      if (bracket.width() > width / 2) narrow(bracket, bracket.low.position + bracket.width() / 2);
    }
    return Position{bracket.low.position};
  }

 private:
  // True: the border is above.
  bool narrow(Bracket& bracket, TimedPosition probe) const {
    (probe.micros <= at_ ? bracket.low : bracket.high) = probe;
    return probe.micros <= at_;
  }
  bool narrow(Bracket& bracket, std::uint64_t position) const {
    return narrow(bracket, {position, recorded_at(log_, Position{position}).micros});
  }

  // What was looked for, or nothing and a narrower bracket.
  std::optional<Position> look_around_guess(Bracket& bracket) const {
    const std::uint64_t count = std::min(read_at_once, bracket.width() - 1);
    const std::uint64_t middle = guess(bracket, at_);
    const std::uint64_t begin = std::clamp(middle - std::min(middle, count / 2),
                                           bracket.low.position + 1, bracket.high.position - count);
    const auto records = log_.read_after(Position{begin - 1}, count);
    const TimedPosition first{begin, recorded_in(records.at(0).bytes).micros};
    if (!narrow(bracket, first)) return step_away(bracket, false);
    const TimedPosition last{begin + count - 1, recorded_in(records.back().bytes).micros};
    if (narrow(bracket, last)) return step_away(bracket, true);
    const auto above = std::partition_point(
        records.begin(), records.end(),
        [&](const StoredRecord& record) { return recorded_in(record.bytes).micros <= at_; });
    return std::prev(above)->position;
  }

  std::optional<Position> step_away(Bracket& bracket, bool upwards) const {
    for (std::uint64_t stride = first_stride; stride < bracket.width(); stride *= 4) {
      const std::uint64_t probe =
          upwards ? bracket.low.position + stride : bracket.high.position - stride;
      if (narrow(bracket, probe) != upwards) break;
    }
    return std::nullopt;
  }

  const EventLog& log_;
  std::int64_t at_;
};

}  // namespace

Timestamp recorded_in(std::string_view record) {
  // Only numbers stand before it, so this is no part of somebody's text.
  constexpr std::string_view member = R"("recorded":")";
  const std::size_t found = record.find(member);
  if (found != std::string_view::npos) {
    const std::size_t begin = found + member.size();
    const std::size_t end = record.find('"', begin);
    const auto recorded = parse_timestamp(record.substr(begin, end - begin));
    if (recorded) return *recorded;
  }
  throw StoreError("an event does not say when it was recorded");
}

Timestamp recorded_at(const EventLog& log, Position position) {
  const auto records = log.read_after(Position{position.value - 1}, 1);
  if (records.empty()) throw StoreError("an event was asked for that is not in the log");
  return recorded_in(records.front().bytes);
}

Position position_at(const EventLog& log, Timestamp at) { return TimeIndex(log).position_at(at); }

Position TimeIndex::position_at(Timestamp at) {
  const Position head = log_.head();
  if (head.value == 0) return head;
  std::optional<TimedPosition> low;
  std::optional<TimedPosition> high;
  {
    const std::lock_guard lock(mutex_);
    const auto above = known_.upper_bound(at.micros);
    if (above != known_.end()) high = {above->second, above->first};
    if (above != known_.begin()) low = {std::prev(above)->second, std::prev(above)->first};
  }
  if (!high) {
    high = {head.value, recorded_at(log_, head).micros};
    if (high->micros <= at.micros) return head;
  }
  if (!low) {
    low = {1, recorded_at(log_, Position{1}).micros};
    if (low->micros > at.micros) return {};
  }
  Bracket bracket{*low, *high};
  const bool is_wide = bracket.width() > known_apart;
  const Position found = BorderSearch(log_, at.micros).find(bracket);
  if (is_wide) {
    const std::lock_guard lock(mutex_);
    for (const TimedPosition& end : {*low, *high, bracket.low, bracket.high}) {
      if (known_.size() < known_max) known_.try_emplace(end.micros, end.position);
    }
  }
  return found;
}

}  // namespace seatledger::ledger
