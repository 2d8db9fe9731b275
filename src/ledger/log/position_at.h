// From times to positions: the last commit up to a time. Needs no index, because `recorded`
// increases from commit to commit.
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

// The last position of the last commit recorded at or before `at`; 0 if there is none. Any thread.
// Reads few records: about three times if commits are evenly spaced, usually about ten times, at
// most about twice log2(head) times. Throws StoreError when the log cannot be read.
Position position_at(const EventLog& log, Timestamp at);

// The same for a server: remembers the times it has read, at most 8 MiB, so that later searches
// need few reads or none. Any thread.
class TimeIndex {
 public:
  // `log` must outlive it.
  explicit TimeIndex(const EventLog& log) : log_(log) {}
  Position position_at(Timestamp at);

  // This many adjacent times are read and remembered together: it costs little more than one.
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

// The time when the event at `position`, which must exist, was recorded. Throws StoreError.
Timestamp recorded_at(const EventLog& log, Position position);

// The member `recorded` of a record's bytes, without reading the rest. Throws StoreError if there
// is none.
Timestamp recorded_in(std::string_view record);

}  // namespace seatledger::ledger
