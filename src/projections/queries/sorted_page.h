// A page of rows that were found in no order.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "projections/queries/sort_key.h"
#include "projections/rows/page.h"

namespace seatledger::projections {

template <class Id>
struct SortedMatch {
  SortKey key;
  Id id;
};

// Ties always sort by ascending id, also in descending order. Calls read(match) only for rows on
// the page.
template <class Record, class Match, class Read>
RecordPage<Record> sorted_page(std::vector<Match>& matches, bool descending, const Page& page,
                               const Read& read) {
  RecordPage<Record> found;
  found.total = matches.size();
  const std::size_t skip = page.skipped();
  if (skip >= matches.size()) return found;
  const std::size_t end = skip + std::min(page.size, matches.size() - skip);
  const auto before = [descending](const Match& left, const Match& right) {
    const auto order = descending ? right.key <=> left.key : left.key <=> right.key;
    return order != 0 ? order < 0 : left.id < right.id;
  };
  const auto begin = matches.begin();
  std::partial_sort(begin, begin + static_cast<std::ptrdiff_t>(end), matches.end(), before);
  found.rows.reserve(end - skip);
  for (std::size_t i = skip; i < end; ++i) found.rows.push_back(read(matches[i]));
  return found;
}

}  // namespace seatledger::projections
