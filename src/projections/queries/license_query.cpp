#include "projections/queries/license_query.h"

#include <algorithm>
#include <utility>

#include "base/store_error.h"
#include "projections/columns/license_columns.h"
#include "projections/queries/column_list.h"
#include "projections/queries/license_matcher.h"
#include "projections/queries/license_sort.h"
#include "projections/queries/license_source.h"
#include "projections/queries/sorted_page.h"
#include "projections/views/license_history_view.h"
#include "projections/views/license_view.h"
#include "projections/views/sequence_view.h"

namespace seatledger::projections {
namespace {

using ledger::License;

// Reading a row by an index takes as long as looking at so many slots of the columns; fewer rows
// than these are always read.
constexpr std::uint64_t slots_per_row = 1024;
constexpr std::uint64_t few_rows = 64;

// Splits the filter of a past list: `now` can be tested on current rows; `then` needs the past row,
// because an update may have changed the value.
struct SplitMatcher {
  LicenseMatcher now;
  LicenseMatcher then;
};

SplitMatcher split_matcher(const LicenseMatcher& whole, bool is_past) {
  SplitMatcher split{whole, {}};
  if (!is_past) return split;
  split.now.name.reset();
  split.now.source.reset();
  split.now.query.reset();
  split.now.active.reset();
  split.now.metadata.clear();
  split.then.name = whole.name;
  split.then.source = whole.source;
  split.then.query = whole.query;
  split.then.active = whole.active;
  split.then.metadata = whole.metadata;
  return split;
}

// Nothing if no license can match.
std::optional<LicenseMatcher> matcher_of(const Snapshot& snapshot, const LicenseQueryAt& query) {
  auto matcher = LicenseMatcher::of(query.filter, snapshot);
  if (!matcher) return std::nullopt;
  matcher->kind = query.kind;
  if (!query.program_key) return matcher;
  auto& keys = matcher->program_keys;
  if (keys && !std::binary_search(keys->begin(), keys->end(), *query.program_key)) {
    return std::nullopt;
  }
  keys = std::vector{*query.program_key};
  return matcher;
}

class LicenseList {
 public:
  LicenseList(const Snapshot& snapshot, const LicenseQueryAt& query, const LicenseMatcher& matcher)
      : snapshot_(snapshot),
        query_(query),
        matcher_(split_matcher(matcher, query.at.has_value())),
        source_(LicenseSource::narrowest(snapshot, matcher_.now)) {
    if (query.at) last_ = last_license_at(snapshot, *query.at);
  }

  LicensePage page_by_id() const {
    LicensePage found;
    const Page& page = query_.page;
    const std::size_t skip = page.skipped();
    // If the index covers the whole filter, it knows the total, and the walk stops after the page.
    const bool knows_total = !query_.at && source_.rest().is_empty();
    const bool tries_row = !matcher_.then.is_empty();
    if (!knows_total || (skip < source_.size() && page.size > 0)) {
      License buffer;
      for_each_candidate(query_.sort.descending, [&](LicenseId id, const License* row) {
        const bool may_stand_on_page = found.total >= skip && found.rows.size() < page.size;
        if (tries_row || may_stand_on_page) {
          const License& license = row ? *row : read(id, buffer);
          if (!matcher_.then.matches(license)) return true;
          if (may_stand_on_page) found.rows.push_back(license);
        }
        ++found.total;
        return !knows_total || found.rows.size() < page.size;
      });
    }
    if (knows_total) found.total = source_.size();
    return found;
  }

  void visit_all(const std::function<void(const License&)>& visit) const {
    License buffer;
    for_each_candidate(false, [&](LicenseId id, const License* row) {
      const License& license = row ? *row : read(id, buffer);
      if (matcher_.then.matches(license)) visit(license);
      return true;
    });
  }

  LicensePage page_by_key() const {
    std::vector<Match> matches = matches_with_keys();
    License buffer;
    return sorted_page<License>(matches, query_.sort.descending, query_.page,
                                [&](const Match& match) { return read(match.id, buffer); });
  }

  std::vector<LicenseId> ids_by_id() const {
    std::vector<LicenseId> ids;
    const bool tries_row = !matcher_.then.is_empty();
    License buffer;
    for_each_candidate(query_.sort.descending, [&](LicenseId id, const License* row) {
      if (!tries_row || matcher_.then.matches(row ? *row : read(id, buffer))) ids.push_back(id);
      return true;
    });
    return ids;
  }

  std::vector<LicenseId> ids_by_key() const {
    return sorted_ids(matches_with_keys(), query_.sort.descending,
                      [](const Match& match) { return match.id; });
  }

 private:
  using Match = SortedMatch<LicenseId>;

  std::vector<Match> matches_with_keys() const {
    std::vector<Match> matches;
    ProgramNames names(snapshot_);
    License buffer;
    for_each_candidate(false, [&](LicenseId id, const License* row) {
      const License& license = row ? *row : read(id, buffer);
      if (!matcher_.then.matches(license)) return true;
      matches.push_back({sort_key(license, query_.sort.field, names), id});
      return true;
    });
    return matches;
  }

  // Calls visit(id, row) for each license that existed and matches matcher_.now, until visit
  // returns false. The row is the license as of the query's time if it was read anyway, else null.
  template <class Visit>
  void for_each_candidate(bool descending, const Visit& visit) const {
    const bool tries_row = !source_.rest().is_empty();
    License license;  // reused for every row to save allocations
    source_.for_each(snapshot_, descending, [&](LicenseId id, std::optional<std::string_view> row) {
      if (last_ && id > *last_) return descending;
      if (tries_row) {
        if (row) {
          LicenseView::unpack_row(id, *row, license);
        } else {
          read_newest(id, license);
        }
        if (!source_.rest().matches(license)) return true;
      }
      return visit(id, tries_row && !query_.at ? &license : nullptr);
    });
  }

  void read_newest(LicenseId id, License& license) const {
    const auto row = snapshot_.get(LicenseView::row_key(id));
    if (!row) throw StoreError("an index names a license that has no row");
    LicenseView::unpack_row(id, *row, license);
  }

  // Reads the license as of the query's time into `license`.
  const License& read(LicenseId id, License& license) const {
    if (!query_.at) {
      read_newest(id, license);
      return license;
    }
    auto past = LicenseHistoryView::as_of(snapshot_, id, *query_.at);
    if (!past) throw StoreError("a license is missing in its own history");
    return license = std::move(*past);
  }

  const Snapshot& snapshot_;
  const LicenseQueryAt& query_;
  const SplitMatcher matcher_;
  const LicenseSource source_;
  std::optional<LicenseId> last_;  // the last that existed; nothing: all existed
};

// The first license with that id or a higher one; a restored ledger skips ids.
std::optional<LicenseId> license_from(const Snapshot& snapshot, std::uint64_t id) {
  std::optional<LicenseId> found;
  snapshot.scan(RowKey(Table::license), LicenseView::row_key(LicenseId{id}),
                [&](std::string_view key, std::string_view) {
                  found = LicenseId{last_number(key)};
                  return false;
                });
  return found;
}

}  // namespace

LicenseId last_license_at(const Snapshot& snapshot, Position position) {
  const auto existed = [&](std::uint64_t from) {
    const auto id = license_from(snapshot, from);
    return id && LicenseHistoryView::as_of(snapshot, *id, position);
  };
  std::uint64_t low = 0;  // existed, or 0
  std::uint64_t high = SequenceView::sequences(snapshot).license + 1;
  while (high - low > 1) {
    const std::uint64_t middle = low + (high - low) / 2;
    (existed(middle) ? low : high) = middle;
  }
  const auto last = low == 0 ? std::nullopt : license_from(snapshot, low);
  return last.value_or(LicenseId{});
}

LicensePage find_licenses_at(const Snapshot& snapshot, const LicenseQueryAt& query) {
  const auto matcher = matcher_of(snapshot, query);
  if (!matcher) return {};
  const LicenseList list(snapshot, query, *matcher);
  return query.sort.field == LicenseSortField::id ? list.page_by_id() : list.page_by_key();
}

std::vector<LicenseId> find_license_ids_at(const Snapshot& snapshot, const LicenseQueryAt& query) {
  const auto matcher = matcher_of(snapshot, query);
  if (!matcher) return {};
  const LicenseList list(snapshot, query, *matcher);
  return query.sort.field == LicenseSortField::id ? list.ids_by_id() : list.ids_by_key();
}

void visit_licenses_at(const Snapshot& snapshot, const LicenseQueryAt& query,
                       const std::function<void(const ledger::License&)>& visit) {
  const auto matcher = matcher_of(snapshot, query);
  if (matcher) LicenseList(snapshot, query, *matcher).visit_all(visit);
}

LicenseListPage list_licenses(const Snapshot& snapshot, const LicenseColumns* columns,
                              const LicenseFilter& filter, const LicenseSort& sort,
                              const Page& page) {
  const LicenseQueryAt query{filter.kind, filter, {}, sort, page, {}};
  if (columns != nullptr) {
    auto matcher = matcher_of(snapshot, query);
    if (!matcher) return {};
    const std::uint64_t few = std::max(few_rows, columns->size() / slots_per_row);
    const auto source = LicenseSource::narrowest(snapshot, *matcher, few);
    if (source.size() > few) {
      std::optional<std::size_t> total;
      if (source.rest().is_empty()) total = source.size();
      auto found = list_columns(*columns, snapshot, {std::move(*matcher), sort, page, total});
      if (found) return {found->total, {}, std::move(found->rows)};
    }
  }
  auto found = find_licenses_at(snapshot, query);
  return {found.total, std::move(found.rows), {}};
}

LicensePage find_licenses(const Snapshot& snapshot, const LicenseFilter& filter,
                          const LicenseSort& sort, const Page& page) {
  return find_licenses_at(snapshot, {filter.kind, filter, {}, sort, page, {}});
}

}  // namespace seatledger::projections
