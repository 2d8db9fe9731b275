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

// The first step away from a guess; each further one is four times as long.
constexpr std::uint64_t first_stride = TimeIndex::block_size;
// Times of positions closer together than this are not remembered.
constexpr std::uint64_t known_apart = 512;
constexpr std::size_t known_max = 65536;
constexpr std::size_t blocks_max = 16384;

struct TimedPosition {
  std::uint64_t position = 0;
  std::int64_t micros = 0;
};

// The searched border is between them: `low` was recorded at or before the time, `high` after it.
struct Bracket {
  TimedPosition low;
  TimedPosition high;
  std::uint64_t width() const { return high.position - low.position; }
};

// Interpolates as if commits were evenly spaced; strictly between the two ends.
std::uint64_t guess(const Bracket& bracket, std::int64_t at) {
  const double whole = static_cast<double>(bracket.high.micros - bracket.low.micros);
  const double part = static_cast<double>(at - bracket.low.micros);
  const double steps = part / whole * static_cast<double>(bracket.width());
  const auto offset = static_cast<std::uint64_t>(std::max(steps, 1.0));
  return bracket.low.position + std::clamp<std::uint64_t>(offset, 1, bracket.width() - 1);
}

}  // namespace

class BorderSearch {
 public:
  BorderSearch(TimeIndex& times, std::int64_t at) : times_(times), at_(at) {}

  // Reads the block around a guess, then steps away in growing steps until it passes the border;
  // then repeats between those two positions. A round that does not halve the bracket is followed
  // by a bisection.
  Position find(Bracket& bracket) const {
    while (bracket.width() > 1) {
      const std::uint64_t width = bracket.width();
      if (const auto found = look_around_guess(bracket)) return *found;
      if (bracket.width() > width / 2) narrow(bracket, bracket.low.position + bracket.width() / 2);
    }
    return Position{bracket.low.position};
  }

 private:
  // Returns true if the border is above `probe`.
  bool narrow(Bracket& bracket, TimedPosition probe) const {
    (probe.micros <= at_ ? bracket.low : bracket.high) = probe;
    return probe.micros <= at_;
  }
  bool narrow(Bracket& bracket, std::uint64_t position) const {
    return narrow(bracket, {position, times_.time_of(position)});
  }

  // The result, or nothing and a narrower bracket.
  std::optional<Position> look_around_guess(Bracket& bracket) const {
    constexpr std::uint64_t size = TimeIndex::block_size;
    const std::uint64_t middle = guess(bracket, at_);
    const std::uint64_t begin = middle / size * size;
    const TimeIndex::Block times = times_.times_of(begin / size);
    const std::uint64_t first = std::max(begin, bracket.low.position + 1);
    const std::uint64_t last = std::min(begin + size, bracket.high.position) - 1;
    if (!narrow(bracket, {first, times[first - begin]})) return step_away(bracket, false);
    if (narrow(bracket, {last, times[last - begin]})) return step_away(bracket, true);
    std::uint64_t below = first;
    while (times[below + 1 - begin] <= at_) ++below;
    return Position{below};
  }

  std::optional<Position> step_away(Bracket& bracket, bool upwards) const {
    for (std::uint64_t stride = first_stride; stride < bracket.width(); stride *= 4) {
      const std::uint64_t probe =
          upwards ? bracket.low.position + stride : bracket.high.position - stride;
      if (narrow(bracket, probe) != upwards) break;
    }
    return std::nullopt;
  }

  TimeIndex& times_;
  std::int64_t at_;
};

Timestamp recorded_in(std::string_view record) {
  // Only numbers precede it, so it cannot be part of a caller's text.
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

TimeIndex::Block TimeIndex::times_of(std::uint64_t block) {
  {
    const std::lock_guard lock(mutex_);
    const auto known = blocks_.find(block);
    if (known != blocks_.end()) return known->second;
  }
  Block times{};
  const std::uint64_t begin = block * block_size;
  std::uint64_t read = 0;
  for (const StoredRecord& record :
       log_.read_after(Position{std::max<std::uint64_t>(begin, 1) - 1}, block_size)) {
    if (record.position.value >= begin + block_size) break;
    times[record.position.value - begin] = recorded_in(record.bytes).micros;
    read = record.position.value;
  }
  // A block that the head is in is still growing: do not remember it.
  if (read + 1 < begin + block_size) return times;
  const std::lock_guard lock(mutex_);
  if (blocks_.size() >= blocks_max) blocks_.clear();
  blocks_.emplace(block, times);
  return times;
}

std::int64_t TimeIndex::time_of(std::uint64_t position) {
  return times_of(position / block_size)[position % block_size];
}

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
    high = {head.value, time_of(head.value)};
    if (high->micros <= at.micros) return head;
  }
  if (!low) {
    low = {1, time_of(1)};
    if (low->micros > at.micros) return {};
  }
  Bracket bracket{*low, *high};
  const bool is_wide = bracket.width() > known_apart;
  const Position found = BorderSearch(*this, at.micros).find(bracket);
  if (is_wide) {
    const std::lock_guard lock(mutex_);
    for (const TimedPosition& end : {*low, *high, bracket.low, bracket.high}) {
      if (known_.size() < known_max) known_.try_emplace(end.micros, end.position);
    }
  }
  return found;
}

}  // namespace seatledger::ledger
