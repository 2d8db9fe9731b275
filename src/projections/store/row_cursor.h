// An iterator over the rows of a snapshot, to compare two stores row by row.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// All rows by key, in constant memory. Constructing and moving throw StoreError.
class RowCursor {
 public:
  // `snapshot` must outlive it.
  explicit RowCursor(const Snapshot& snapshot) : snapshot_(snapshot) { fill({}); }

  bool at_end() const { return next_ == rows_.size(); }
  // Must not be called at the end.
  const std::string& key() const { return rows_[next_].first; }
  std::string& value() { return rows_[next_].second; }

  void advance() {
    // The smallest key after the last one.
    if (++next_ == rows_.size() && !is_last_) fill(rows_.back().first + '\0');
  }

 private:
  static constexpr std::size_t rows_at_once = 1024;

  void fill(const std::string& from) {
    std::vector<std::pair<std::string, std::string>> rows;
    snapshot_.scan({}, from, [&](std::string_view key, std::string_view value) {
      rows.emplace_back(key, value);
      return rows.size() < rows_at_once;
    });
    is_last_ = rows.size() < rows_at_once;
    rows_ = std::move(rows);
    next_ = 0;
  }

  const Snapshot& snapshot_;
  std::vector<std::pair<std::string, std::string>> rows_;
  std::size_t next_ = 0;
  bool is_last_ = false;
};

}  // namespace seatledger::projections
