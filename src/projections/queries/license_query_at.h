// Lists of licenses of all kinds together, as they are or as they were.
#pragma once

#include <optional>
#include <string>

#include "base/ids.h"
#include "projections/queries/license_query.h"

namespace seatledger::projections {

struct LicenseQueryAt {
  std::optional<ledger::Kind> kind;  // nothing: all of them
  LicenseFilter filter;              // its kind counts for nothing
  std::optional<std::string> program_key;
  LicenseSort sort;
  Page page;
  std::optional<Position> at;  // nothing: as they are now
};

// Names of platforms and programs in the filter are those of today; all else is compared with the
// rows as they were. Any thread. Walks the index of what never changes of a license (kind,
// platform, course, program, external_id), or else the licenses' rows in order; one or two seeks
// more for each that passes, where the filter or the sort needs what may have changed, else for
// those on the page alone. Keeps a page, and one key for each match when it sorts by anything but
// id. Throws StoreError.
LicensePage find_licenses_at(const Snapshot& snapshot, const LicenseQueryAt& query);

// The last license that existed then; 0: none did. Ids rise with the position of their creation.
LicenseId last_license_at(const Snapshot& snapshot, Position position);

}  // namespace seatledger::projections
