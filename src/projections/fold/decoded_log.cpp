#include "projections/fold/decoded_log.h"

#include <algorithm>
#include <utility>

#include "base/store_error.h"
#include "ledger/log/record.h"

namespace seatledger::projections {

DecodedLog::DecodedLog(const ledger::EventLog& log, Range range, Options options)
    : log_(log), range_(range), options_(std::move(options)), pieces_(options_.threads + 2) {
  for (std::size_t i = 0; i < options_.threads; ++i) {
    threads_.emplace_back([this] { decode_pieces(); });
  }
}

DecodedLog::~DecodedLog() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

std::uint64_t DecodedLog::count() const {
  const std::uint64_t events = range_.until.value - range_.after.value;
  return (events + options_.piece_events - 1) / options_.piece_events;
}

std::span<const ledger::Event> DecodedLog::next() {
  std::unique_lock lock(mutex_);
  if (std::exchange(is_lent_, false)) {
    place_of(used_).is_ready = false;
    ++used_;
    changed_.notify_all();
  }
  if (used_ == count()) return {};
  Piece& piece = place_of(used_);
  changed_.wait(lock, [&] { return piece.is_ready; });
  if (piece.failure) std::rethrow_exception(piece.failure);
  is_lent_ = true;
  return {piece.events.data(), piece.size};
}

void DecodedLog::decode_pieces() {
  options_.on_thread();
  std::unique_lock lock(mutex_);
  while (claimed_ < count()) {
    const std::uint64_t number = claimed_++;
    changed_.wait(lock, [&] { return number < used_ + pieces_.size() || is_ending_; });
    if (is_ending_) return;
    Piece& piece = place_of(number);
    lock.unlock();
    try {
      decode(number, piece);
    } catch (...) {
      piece.failure = std::current_exception();
    }
    lock.lock();
    piece.is_ready = true;
    changed_.notify_all();
  }
}

void DecodedLog::decode(std::uint64_t number, Piece& piece) const {
  const Position after{range_.after.value + number * options_.piece_events};
  const auto size =
      std::min<std::uint64_t>(options_.piece_events, range_.until.value - after.value);
  const auto records = log_.read_after(after, size);
  if (records.size() != size) throw StoreError("the log ends before its head");
  if (piece.events.size() < size) piece.events.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    piece.events[i] = ledger::decode_record(records[i].bytes, records[i].position);
  }
  piece.size = size;
}

}  // namespace seatledger::projections
