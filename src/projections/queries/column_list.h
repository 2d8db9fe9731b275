// Lists of licenses over columns: which licenses are on a page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "projections/columns/license_columns.h"
#include "projections/queries/license_matcher.h"
#include "projections/queries/license_query.h"
#include "projections/rows/page.h"
#include "projections/store/key_value_store.h"

namespace seatledger::projections {

struct ColumnQuery {
  LicenseMatcher matcher;
  LicenseSort sort;
  Page page;
  // The number of matches, when it is known; then a page sorted by id reads only what is between it
  // and the nearer end.
  std::optional<std::size_t> total;
};

// The same licenses, in the same order, as find_licenses() (license_query.h). Programs are read
// from `reads`, which must be of the same position. Any thread. A few milliseconds for a million
// licenses, ten to twenty where texts are compared. Nothing: the total is known, but the matches
// are so far from the end that an index finds the page sooner. Throws StoreError.
std::optional<LicensePlaces> list_columns(const LicenseColumns& columns, const PointReads& reads,
                                          const ColumnQuery& query);

}  // namespace seatledger::projections
