#include "projections/queries/license_query_at.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/store_error.h"
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

// What a license keeps for ever, and what an update may change.
struct SplitMatcher {
  LicenseMatcher fixed;
  LicenseMatcher changing;
};

SplitMatcher split_matcher(const LicenseMatcher& whole) {
  SplitMatcher split{whole, {}};
  split.fixed.name.reset();
  split.fixed.source.reset();
  split.fixed.folded_query.reset();
  split.fixed.active.reset();
  split.fixed.metadata.clear();
  split.changing.name = whole.name;
  split.changing.source = whole.source;
  split.changing.folded_query = whole.folded_query;
  split.changing.active = whole.active;
  split.changing.metadata = whole.metadata;
  return split;
}

// Nothing: no license can match.
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

class LicensesAt {
 public:
  LicensesAt(const Snapshot& snapshot, const LicenseQueryAt& query, const LicenseMatcher& matcher)
      : snapshot_(snapshot), query_(query), matcher_(split_matcher(matcher)) {
    if (query.at) last_ = last_license_at(snapshot, *query.at);
  }

  LicensePage page_by_id() const {
    LicensePage found;
    const std::size_t skip = query_.page.skipped();
    const bool needs_row = !matcher_.changing.is_empty();
    const auto is_on_page = [&] {
      return found.total >= skip && found.rows.size() < query_.page.size;
    };
    for_each_candidate(query_.sort.descending, [&](LicenseId id) {
      if (!needs_row && !is_on_page()) {
        ++found.total;
        return;
      }
      License license = row_at(id);
      if (needs_row && !matcher_.changing.matches(license)) return;
      if (is_on_page()) found.rows.push_back(std::move(license));
      ++found.total;
    });
    return found;
  }

  LicensePage page_by_key() const {
    using Match = SortedMatch<LicenseId>;
    std::vector<Match> matches;
    ProgramNames names(snapshot_);
    for_each_candidate(false, [&](LicenseId id) {
      const License license = row_at(id);
      if (!matcher_.changing.matches(license)) return;
      matches.push_back({sort_key(license, query_.sort.field, names), id});
    });
    return sorted_page<License>(matches, query_.sort.descending, query_.page,
                                [&](const Match& match) { return row_at(match.id); });
  }

 private:
  using Visit = std::function<void(LicenseId id)>;

  License row_at(LicenseId id) const {
    auto license = query_.at ? LicenseHistoryView::as_of(snapshot_, id, *query_.at)
                             : LicenseView::license(snapshot_, id);
    if (!license) throw StoreError("a license is missing in its own history");
    return std::move(*license);
  }

  bool existed(LicenseId id) const { return !last_ || id <= *last_; }

  // Of those that existed, each that what never changes lets pass.
  void for_each_candidate(bool descending, const Visit& visit) const {
    if (matcher_.fixed.kind) {
      visit_index(descending, visit);
    } else {
      visit_rows(descending, visit);
    }
  }

  void visit_index(bool descending, const Visit& visit) const {
    const auto source = LicenseSource::narrowest(snapshot_, matcher_.fixed);
    License license;  // used again for every row: what it has allocated serves the next
    source.for_each(snapshot_, descending, [&](LicenseId id, std::optional<std::string_view> row) {
      if (!existed(id)) return descending;
      if (!source.rest().is_empty()) {
        if (!row) {
          license = row_of(id);
        } else {
          LicenseView::unpack_row(id, *row, license);
        }
        if (!source.rest().matches(license)) return true;
      }
      visit(id);
      return true;
    });
  }

  void visit_rows(bool descending, const Visit& visit) const {
    const bool passes_all = matcher_.fixed.is_empty();
    License license;
    const auto visit_row = [&](std::string_view key, std::string_view row) {
      const LicenseId id{last_number(key)};
      if (!existed(id)) return descending;
      if (!passes_all) {
        LicenseView::unpack_row(id, row, license);
        if (!matcher_.fixed.matches(license)) return true;
      }
      visit(id);
      return true;
    };
    const RowKey prefix(Table::license);
    if (descending) {
      snapshot_.scan_down(prefix, {}, visit_row);
    } else {
      snapshot_.scan(prefix, {}, visit_row);
    }
  }

  License row_of(LicenseId id) const {
    auto license = LicenseView::license(snapshot_, id);
    if (!license) throw StoreError("an index names a license that has no row");
    return std::move(*license);
  }

  const Snapshot& snapshot_;
  const LicenseQueryAt& query_;
  const SplitMatcher matcher_;
  std::optional<LicenseId> last_;  // that existed; nothing: all do
};

// The first license with that id or a later one: a restored ledger skips some.
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
  std::uint64_t low = 0;  // existed, or is none
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
  const LicensesAt licenses(snapshot, query, *matcher);
  return query.sort.field == LicenseSortField::id ? licenses.page_by_id() : licenses.page_by_key();
}

}  // namespace seatledger::projections
