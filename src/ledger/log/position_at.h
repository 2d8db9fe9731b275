// From times to positions: which commit was the last at a moment. The log is its own index, because
// `recorded` rises from commit to commit.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "base/ids.h"
#include "base/time.h"
#include "ledger/log/event_log.h"

namespace seatledger::ledger {

// The last position of the last commit recorded at `at` or before: 0 when there is none, the head
// when all are. Any thread. Three reads of few records when commits came evenly, some ten as a
// rule, at most about twice the binary logarithm of the head. Throws StoreError when the log cannot
// be read.
Position position_at(const EventLog& log, Timestamp at);

// The same for a server that is asked often: it remembers what it read, so that later searches
// begin close to their end or read nothing. 8 MiB at most. Any thread.
class TimeIndex {
 public:
  // `log` must outlive it.
  explicit TimeIndex(const EventLog& log) : log_(log) {}
  Position position_at(Timestamp at);

  // Times of so many positions in a row are read and remembered together: it costs about as much as
  // one.
  static constexpr std::uint64_t block_size = 16;
  using Block = std::array<std::int64_t, block_size>;  // microseconds

 private:
  friend class BorderSearch;

  Block times_of(std::uint64_t block);
  std::int64_t time_of(std::uint64_t position);

  const EventLog& log_;
  std::mutex mutex_;
  std::map<std::int64_t, std::uint64_t> known_;      // guarded by mutex_; recorded then -> position
  std::unordered_map<std::uint64_t, Block> blocks_;  // guarded by mutex_; position / size -> times
};

// When the event at `position` was recorded; the position must be in the log. Throws StoreError.
Timestamp recorded_at(const EventLog& log, Position position);

// The member `recorded` of a record's bytes, without reading the rest. Throws StoreError when there
// is none.
Timestamp recorded_in(std::string_view record);

}  // namespace seatledger::ledger
