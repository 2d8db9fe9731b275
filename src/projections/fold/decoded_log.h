// The events of a log in order, read and decoded ahead by threads of their own.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "ledger/domain/events.h"
#include "ledger/log/event_log.h"

namespace seatledger::projections {

class DecodedLog {
 public:
  struct Range {
    Position after;
    Position until;  // must not be beyond the log's head
  };
  struct Options {
    std::size_t threads = 1;
    std::size_t piece_events = 512;
    std::function<void()> on_thread = [] {};  // run first on each of the threads
  };
  // `log` must outlive it.
  DecodedLog(const ledger::EventLog& log, Range range, Options options);
  ~DecodedLog();
  DecodedLog(const DecodedLog&) = delete;
  DecodedLog& operator=(const DecodedLog&) = delete;

  // The next events, until the next call; empty after the last one. One thread. Throws what reading
  // threw, StoreError or CorruptRecord.
  std::span<const ledger::Event> next();

 private:
  // Used again and again, so that what events have allocated is freed by who allocates it.
  struct Piece {
    std::vector<ledger::Event> events;
    std::size_t size = 0;
    bool is_ready = false;  // guarded by mutex_
    std::exception_ptr failure;
  };

  std::uint64_t count() const;
  Piece& place_of(std::uint64_t piece) { return pieces_[piece % pieces_.size()]; }
  void decode_pieces();
  void decode(std::uint64_t number, Piece& piece) const;

  const ledger::EventLog& log_;
  const Range range_;
  const Options options_;

  std::vector<Piece> pieces_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t claimed_ = 0;  // guarded by mutex_; pieces that a thread has taken on
  std::uint64_t used_ = 0;     // guarded by mutex_; pieces that were given back
  bool is_ending_ = false;     // guarded by mutex_
  bool is_lent_ = false;       // the caller's: piece `used_` is in its hands

  std::vector<std::thread> threads_;
};

}  // namespace seatledger::projections
