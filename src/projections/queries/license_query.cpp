#include "projections/queries/license_query.h"

#include <utility>

#include "base/store_error.h"
#include "projections/queries/license_matcher.h"
#include "projections/queries/license_sort.h"
#include "projections/queries/license_source.h"
#include "projections/queries/sorted_page.h"
#include "projections/views/license_view.h"

namespace seatledger::projections {
namespace {

using ledger::License;

void read_row(const Snapshot& snapshot, LicenseId id, License& license) {
  const auto row = snapshot.get(LicenseView::row_key(id));
  if (!row) throw StoreError("an index names a license that has no row");
  LicenseView::unpack_row(id, *row, license);
}

License license_of(const Snapshot& snapshot, LicenseId id) {
  License license;
  read_row(snapshot, id, license);
  return license;
}

// Calls visit(license) for each candidate that passes what is left of the filter.
template <class Visit>
void for_each_match(const Snapshot& snapshot, const LicenseSource& source, bool descending,
                    const Visit& visit) {
  License license;  // used again for every row: what it has allocated serves the next
  source.for_each(snapshot, descending, [&](LicenseId id, std::optional<std::string_view> row) {
    if (row) {
      LicenseView::unpack_row(id, *row, license);
    } else {
      read_row(snapshot, id, license);
    }
    if (source.rest().matches(license)) visit(license);
    return true;
  });
}

// Nothing is left of the filter: the index alone tells which licenses stand on the page.
LicensePage page_by_index(const Snapshot& snapshot, const LicenseSource& source, bool descending,
                          const Page& page) {
  LicensePage found;
  found.total = source.size();
  std::size_t skip = page.skipped();
  if (skip >= found.total || page.size == 0) return found;
  source.for_each(snapshot, descending, [&](LicenseId id, std::optional<std::string_view>) {
    if (skip > 0) {
      --skip;
      return true;
    }
    found.rows.push_back(license_of(snapshot, id));
    return found.rows.size() < page.size;
  });
  return found;
}

LicensePage page_by_id(const Snapshot& snapshot, const LicenseSource& source, bool descending,
                       const Page& page) {
  LicensePage found;
  const std::size_t skip = page.skipped();
  for_each_match(snapshot, source, descending, [&](const License& license) {
    if (found.total++ >= skip && found.rows.size() < page.size) found.rows.push_back(license);
  });
  return found;
}

LicensePage page_by_key(const Snapshot& snapshot, const LicenseSource& source,
                        const LicenseSort& sort, const Page& page) {
  using Match = SortedMatch<LicenseId>;
  std::vector<Match> matches;
  ProgramNames names(snapshot);
  for_each_match(snapshot, source, false, [&](const License& license) {
    matches.push_back({sort_key(license, sort.field, names), license.id});
  });
  return sorted_page<License>(matches, sort.descending, page,
                              [&](const Match& match) { return license_of(snapshot, match.id); });
}

}  // namespace

LicensePage find_licenses(const Snapshot& snapshot, const LicenseFilter& filter,
                          const LicenseSort& sort, const Page& page) {
  const auto wanted = LicenseMatcher::of(filter, snapshot);
  if (!wanted) return {};
  const LicenseSource source = LicenseSource::narrowest(snapshot, *wanted);
  if (source.size() == 0) return {};
  if (sort.field != LicenseSortField::id) return page_by_key(snapshot, source, sort, page);
  if (source.rest().is_empty()) return page_by_index(snapshot, source, sort.descending, page);
  return page_by_id(snapshot, source, sort.descending, page);
}

}  // namespace seatledger::projections
