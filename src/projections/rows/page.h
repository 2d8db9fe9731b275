// Pages of a list.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "projections/store/key_value_store.h"

namespace seatledger::projections {

struct Page {
  std::size_t number = 1;  // from 1
  std::size_t size = 20;

  // The number of rows before the page; the largest size_t on overflow.
  std::size_t skipped() const {
    const std::size_t before = number == 0 ? 0 : number - 1;
    if (size != 0 && before > static_cast<std::size_t>(-1) / size) {
      return static_cast<std::size_t>(-1);
    }
    return before * size;
  }
};

template <class Record>
struct RecordPage {
  std::size_t total = 0;  // on all pages
  std::vector<Record> rows;
};

// A page of a list with `total` entries, whose keys begin with `prefix`, in ascending or descending
// order. Reads the entries on the page and those between it and the nearer end. read(value) makes a
// record of an entry's value and is called only for entries on the page.
template <class Record, class Read>
RecordPage<Record> page_of_entries(const Snapshot& snapshot, std::string_view prefix,
                                   std::size_t total, bool descending, const Page& page,
                                   const Read& read) {
  RecordPage<Record> found{total, {}};
  const std::size_t before = page.skipped();
  if (before >= total || page.size == 0) return found;
  const std::size_t size = std::min(page.size, total - before);
  const std::size_t after = total - before - size;
  const bool from_end = after < before;
  std::size_t skip = std::min(before, after);
  snapshot.scan_all(prefix, descending != from_end, [&](std::string_view, std::string_view value) {
    if (skip > 0) {
      --skip;
      return true;
    }
    found.rows.push_back(read(value));
    return found.rows.size() < size;
  });
  if (from_end) std::reverse(found.rows.begin(), found.rows.end());
  return found;
}

// A page of a list with at most one record.
template <class Record>
RecordPage<Record> page_of_one(std::optional<Record> record, const Page& page) {
  RecordPage<Record> found;
  if (!record) return found;
  found.total = 1;
  if (page.skipped() == 0 && page.size > 0) found.rows.push_back(std::move(*record));
  return found;
}

}  // namespace seatledger::projections
