// An iterator over the rows of a snapshot, to compare two stores row by row.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// All rows by key, in constant memory. A thread of its own scans ahead, so that two cursors read
// two stores at once. Used by one thread.
class RowCursor {
 public:
  // `snapshot` must outlive it. Throws what the scan throws, as advance() does.
  explicit RowCursor(const Snapshot& snapshot);
  ~RowCursor();
  RowCursor(const RowCursor&) = delete;
  RowCursor& operator=(const RowCursor&) = delete;

  bool at_end() const { return next_ == block_.rows.size(); }
  // Must not be called at the end; valid until advance().
  std::string_view key() const { return row().key(block_); }
  std::string_view value() const { return row().value(block_); }
  void advance() {
    if (++next_ == block_.rows.size()) take_block();
  }

 private:
  struct Block;
  struct Row {
    std::size_t at = 0;  // in the block's bytes: the key, followed by the value
    std::size_t key_size = 0, value_size = 0;

    std::string_view key(const Block& block) const {
      return std::string_view(block.bytes).substr(at, key_size);
    }
    std::string_view value(const Block& block) const {
      return std::string_view(block.bytes).substr(at + key_size, value_size);
    }
  };
  // Rows that follow one another, packed without an allocation for each. Reused.
  struct Block {
    std::string bytes;
    std::vector<Row> rows;
    void clear() {
      bytes.clear();
      rows.clear();
    }
  };

  const Row& row() const { return block_.rows[next_]; }
  void take_block();
  void end();
  void scan_ahead();
  bool give_block(Block& block);

  const Snapshot& snapshot_;

  // The caller's. Empty at the end.
  Block block_;
  std::size_t next_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Block> ready_;    // guarded by mutex_; in order
  std::vector<Block> free_;     // guarded by mutex_
  bool is_scanned_ = false;     // guarded by mutex_; all blocks were given
  bool is_ending_ = false;      // guarded by mutex_
  std::exception_ptr failure_;  // guarded by mutex_; after the blocks

  std::thread scanner_;
};

}  // namespace seatledger::projections
