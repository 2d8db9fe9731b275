// Lists of licenses, of one kind or of all, as they are or as they were: filters, sorting and pages
// of the contract (section 5) over the indices of license_view.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "ledger/domain/license.h"
#include "projections/rows/metadata_scalars.h"
#include "projections/rows/page.h"
#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// All that are given must hold.
struct LicenseFilter {
  ledger::Kind kind = ledger::Kind::user;
  std::optional<std::string> platform_key;
  std::optional<std::string> org;    // of the license's platform
  std::optional<std::string> name;   // exactly
  std::optional<std::string> query;  // a part of the name, in any case (case_fold.h)
  std::optional<std::string> source;
  std::optional<std::string> external_id;
  std::optional<bool> active;
  std::optional<std::string> course_id;
  std::optional<std::string> program_id;  // the program's id or its key
  std::vector<MetadataPair> metadata;
};

// The scalar fields of a printed license.
enum class LicenseSortField : std::uint8_t {
  id,
  name,
  count,
  usage_count,
  created,
  started,
  expired,
  active,
  source,
  platform_key,
  external_id,
  course_id,
  program_key,
  program_id,
  program_name,
};

// Nothing: a license of that kind prints no such scalar field.
std::optional<LicenseSortField> license_sort_field(std::string_view name, ledger::Kind kind);

// Texts by their bytes (for UTF-8: by code point), flags false first, null after everything else;
// descending is the reverse of that. Ties by ascending id, always.
struct LicenseSort {
  LicenseSortField field = LicenseSortField::id;
  bool descending = true;
};

using LicensePage = RecordPage<ledger::License>;

struct LicenseQueryAt {
  std::optional<ledger::Kind> kind;  // nothing: all of them
  LicenseFilter filter;              // its kind is ignored
  std::optional<std::string> program_key;
  LicenseSort sort;
  Page page;
  std::optional<Position> at;  // nothing: as they are now
};

// Names of platforms and programs in the filter are those of today; all else is compared with the
// rows as they were. Any thread. Reads an entry for every license that the narrowest index names
// (of a past list: the narrowest index of what never changes of a license), and the row only where
// a filter or the sort needs it, or where it is on the page; a row of the past is one or two seeks.
// Keeps a page, and one key for each match when it sorts by anything but id. Throws StoreError.
LicensePage find_licenses_at(const Snapshot& snapshot, const LicenseQueryAt& query);

// The last license that existed then; 0: none did. Ids rise with the position of their creation.
LicenseId last_license_at(const Snapshot& snapshot, Position position);

// The licenses of one kind as they are.
LicensePage find_licenses(const Snapshot& snapshot, const LicenseFilter& filter,
                          const LicenseSort& sort, const Page& page);

}  // namespace seatledger::projections
