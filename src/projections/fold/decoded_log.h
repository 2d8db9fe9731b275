// The events of a log in order, read and decoded ahead on separate threads.
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
    Position until;  // must not be after the log's head
  };
  struct Options {
    std::size_t threads = 1;
    std::size_t piece_events = 512;
    std::function<void()> on_thread = [] {};  // called first on each thread
  };
  // `log` must outlive it.
  DecodedLog(const ledger::EventLog& log, Range range, Options options);
  ~DecodedLog();
  DecodedLog(const DecodedLog&) = delete;
  DecodedLog& operator=(const DecodedLog&) = delete;

  // The next events, valid until the next call; empty at the end. One thread. Throws the StoreError
  // or CorruptRecord of the reading thread.
  std::span<const ledger::Event> next();

 private:
  // Reused, so that the thread that allocated an event's memory also frees it.
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
  std::uint64_t claimed_ = 0;  // guarded by mutex_; pieces that threads have started
  std::uint64_t used_ = 0;     // guarded by mutex_; pieces that the caller has finished
  bool is_ending_ = false;     // guarded by mutex_
  bool is_lent_ = false;       // the caller's: it is using piece `used_`

  std::vector<std::thread> threads_;
};

}  // namespace seatledger::projections
