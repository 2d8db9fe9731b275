#include "runtime/feed/event_reads.h"

#include <algorithm>
#include <vector>

#include "ledger/log/record.h"
#include "projections/audit/audit_index.h"

namespace seatledger::runtime {
namespace {

using projections::AuditIndex;

// Records in memory at once: at most this many, and fewer when the last ones were large (a record
// of a bulk call may have a megabyte).
constexpr std::size_t records_at_once_max = 256;
constexpr std::size_t record_bytes_at_once = 512 * 1024;
constexpr std::size_t positions_at_once = 256;

class RecordReader {
 public:
  explicit RecordReader(const ledger::EventLog& log) : log_(log) {}

  std::vector<ledger::StoredRecord> after(Position position, std::uint64_t most) {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(most, at_once_));
    auto records = log_.read_after(position, count);
    std::size_t bytes = 1;
    for (const ledger::StoredRecord& record : records) bytes += record.bytes.size();
    if (!records.empty()) {
      at_once_ = std::clamp<std::size_t>(record_bytes_at_once * records.size() / bytes, 1,
                                         records_at_once_max);
    }
    return records;
  }

 private:
  const ledger::EventLog& log_;
  std::size_t at_once_ = 16;
};

// How many positions from `begin` on are consecutive.
std::size_t run_length(const std::vector<Position>& positions, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < positions.size() && positions[end].value == positions[end - 1].value + 1) ++end;
  return end - begin;
}

}  // namespace

Position walk_events(const ledger::EventLog& log, EventMatcher& matcher, const EventRange& range,
                     const TakeEvent& take) {
  RecordReader reader(log);
  Position at = range.after;
  const Position end{std::min(range.up_to.value, range.after.value + range.events_max)};
  while (at < end) {
    const auto records = reader.after(at, end.value - at.value);
    if (records.empty()) return at;
    for (const ledger::StoredRecord& record : records) {
      at = record.position;
      const ledger::Event event = ledger::decode_record(record.bytes, at);
      if (matcher.matches(event) && !take(event, record)) return at;
    }
  }
  return at;
}

Position find_events(const ledger::EventLog& log, const projections::Snapshot& index,
                     const projections::AuditId& id, EventMatcher& matcher, const EventRange& range,
                     const TakeEvent& take) {
  RecordReader reader(log);
  Position at = range.after;
  for (std::size_t looked_at = 0; looked_at < range.events_max;) {
    const auto positions = AuditIndex::after(index, id, at, positions_at_once);
    for (std::size_t i = 0; i < positions.size();) {
      if (positions[i] > range.up_to) return std::max(at, range.up_to);
      const auto records = reader.after(Position{positions[i].value - 1}, run_length(positions, i));
      if (records.empty()) return at;
      for (const ledger::StoredRecord& record : records) {
        if (record.position > range.up_to) return range.up_to;
        at = record.position;
        const ledger::Event event = ledger::decode_record(record.bytes, at);
        if (matcher.matches(event) && !take(event, record)) return at;
      }
      i += records.size();
    }
    looked_at += positions.size();
    if (positions.size() < positions_at_once) return std::max(at, range.up_to);
  }
  return at;
}

Position find_events_down(const ledger::EventLog& log, const projections::Snapshot& index,
                          const projections::AuditId& id, EventMatcher& matcher,
                          const EventRange& range, const TakeEvent& take) {
  Position at{range.up_to.value + 1};
  for (std::size_t looked_at = 0; looked_at < range.events_max;) {
    const auto positions = AuditIndex::before(index, id, at, positions_at_once);
    for (const Position position : positions) {
      if (position <= range.after) return {};
      const auto records = log.read_after(Position{position.value - 1}, 1);
      if (records.empty()) return at;
      at = position;
      const ledger::Event event = ledger::decode_record(records.front().bytes, at);
      if (matcher.matches(event) && !take(event, records.front())) return at;
    }
    looked_at += positions.size();
    if (positions.size() < positions_at_once) return {};
  }
  return at;
}

}  // namespace seatledger::runtime
