#include "projections/store/row_cursor.h"

#include <utility>

namespace seatledger::projections {
namespace {

constexpr std::size_t cursor_block_bytes = std::size_t{256} << 10U;
constexpr std::size_t cursor_blocks_ahead = 4;

}  // namespace

RowCursor::RowCursor(const Snapshot& snapshot)
    : snapshot_(snapshot), scanner_([this] { scan_ahead(); }) {
  try {
    take_block();
  } catch (...) {
    end();
    throw;
  }
}

RowCursor::~RowCursor() { end(); }

void RowCursor::end() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  scanner_.join();
}

void RowCursor::take_block() {
  block_.clear();
  next_ = 0;
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !ready_.empty() || is_scanned_; });
    if (ready_.empty()) {
      if (failure_) std::rethrow_exception(failure_);
      return;
    }
    free_.push_back(std::exchange(block_, std::move(ready_.front())));
    ready_.erase(ready_.begin());
  }
  changed_.notify_all();
}

// Returns false when nobody wants more; `block` is then another, empty one.
bool RowCursor::give_block(Block& block) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return ready_.size() < cursor_blocks_ahead || is_ending_; });
  ready_.push_back(std::move(block));
  block = {};
  if (!free_.empty()) {
    block = std::move(free_.back());
    free_.pop_back();
  }
  changed_.notify_all();
  return !is_ending_;
}

void RowCursor::scan_ahead() {
  std::exception_ptr failure;
  try {
    Block block;
    const auto add = [&](std::string_view key, std::string_view value) {
      block.rows.push_back({block.bytes.size(), key.size(), value.size()});
      block.bytes += key;
      block.bytes += value;
      return block.bytes.size() < cursor_block_bytes || give_block(block);
    };
    snapshot_.scan({}, {}, add);
    if (!block.rows.empty()) give_block(block);
  } catch (...) {
    failure = std::current_exception();
  }
  {
    const std::lock_guard lock(mutex_);
    is_scanned_ = true;
    failure_ = failure;
  }
  changed_.notify_all();
}

}  // namespace seatledger::projections
