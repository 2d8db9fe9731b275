// Rows that were found in no order: all of them in their order, or a page of them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <type_traits>
#include <vector>

#include "projections/queries/sort_key.h"
#include "projections/rows/page.h"

namespace seatledger::projections {

template <class Id>
struct SortedMatch {
  SortKey key;
  Id id;
};

// Compares matches. Ties always sort by ascending id, also in descending order.
template <class Match>
auto match_order(bool descending) {
  return [descending](const Match& left, const Match& right) {
    const auto order = descending ? right.key <=> left.key : left.key <=> right.key;
    return order != 0 ? order < 0 : left.id < right.id;
  };
}

// What id_of(match) returns of every match, in their order.
template <class Match, class IdOf>
auto sorted_ids(std::vector<Match> matches, bool descending, const IdOf& id_of) {
  std::sort(matches.begin(), matches.end(), match_order<Match>(descending));
  std::vector<std::remove_cvref_t<decltype(id_of(matches.front()))>> ids;
  ids.reserve(matches.size());
  for (const Match& match : matches) ids.push_back(id_of(match));
  return ids;
}

// Calls read(match) only for rows on the page.
template <class Record, class Match, class Read>
RecordPage<Record> sorted_page(std::vector<Match>& matches, bool descending, const Page& page,
                               const Read& read) {
  RecordPage<Record> found;
  found.total = matches.size();
  const std::size_t skip = page.skipped();
  if (skip >= matches.size()) return found;
  const std::size_t end = skip + std::min(page.size, matches.size() - skip);
  // Only the page is sorted, however far back it is.
  const auto order = match_order<Match>(descending);
  const auto at = [&](std::size_t i) { return matches.begin() + static_cast<std::ptrdiff_t>(i); };
  if (end < matches.size()) std::nth_element(matches.begin(), at(end), matches.end(), order);
  if (skip > 0) std::nth_element(matches.begin(), at(skip), at(end), order);
  std::sort(at(skip), at(end), order);
  found.rows.reserve(end - skip);
  for (std::size_t i = skip; i < end; ++i) found.rows.push_back(read(matches[i]));
  return found;
}

}  // namespace seatledger::projections
