// Lists of licenses, of one kind or of all, now or at a past position: filters, sorting and pages
// over the indices of license_view.
#pragma once

#include <cstdint>
#include <functional>
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

class LicenseColumns;

// All given filters must match.
struct LicenseFilter {
  ledger::Kind kind = ledger::Kind::user;
  std::optional<std::string> platform_key;
  std::optional<std::string> org;    // of the license's platform
  std::optional<std::string> name;   // exact match
  std::optional<std::string> query;  // part of the name, ignoring case (case_fold.h)
  std::optional<std::string> source;
  std::optional<std::string> external_id;
  std::optional<bool> active;
  std::optional<std::string> course_id;
  std::optional<std::string> program_id;  // the program's id or key
  std::vector<MetadataPair> metadata;
};

// The scalar fields of a license in answers.
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

// Nothing if licenses of that kind have no such scalar field.
std::optional<LicenseSortField> license_sort_field(std::string_view name, ledger::Kind kind);

// Texts sort by their bytes (in UTF-8, by code point), false before true, null last; descending is
// the reverse. Ties always sort by ascending id.
struct LicenseSort {
  LicenseSortField field = LicenseSortField::id;
  bool descending = true;
};

using LicensePage = RecordPage<ledger::License>;

// A license on a page whose row is not read.
struct LicensePlace {
  LicenseId id;
  std::uint64_t version = 0;
};
using LicensePlaces = RecordPage<LicensePlace>;

// A page of current licenses: their rows, or the places of rows that are not read yet.
struct LicenseListPage {
  std::size_t total = 0;
  std::vector<ledger::License> rows;
  std::vector<LicensePlace> places;
};

struct LicenseQueryAt {
  std::optional<ledger::Kind> kind;  // nothing: all kinds
  LicenseFilter filter;              // its own `kind` is ignored
  std::optional<std::string> program_key;
  LicenseSort sort;
  Page page;
  std::optional<Position> at;  // nothing: now
};

// Platforms and programs in the filter are looked up as they are now; everything else is compared
// with the past rows. Any thread. Reads every entry of the narrowest index (for a past list, of an
// index over values that never change). Reads rows only for filters, for sorting and for the page;
// a past row takes one or two seeks. Keeps a page in memory, and one key per match unless sorted by
// id. Throws StoreError.
LicensePage find_licenses_at(const Snapshot& snapshot, const LicenseQueryAt& query);

// Every license of such a list, by id, as it is or was; sort and page are ignored. Keeps one in
// memory.
void visit_licenses_at(const Snapshot& snapshot, const LicenseQueryAt& query,
                       const std::function<void(const ledger::License& license)>& visit);

// The ids of all licenses of such a list, in its order; the page is ignored. Keeps an id of each
// match in memory, and its key until they are sorted.
std::vector<LicenseId> find_license_ids_at(const Snapshot& snapshot, const LicenseQueryAt& query);

// The last license that existed at `position`; 0 if none. Ids increase in order of creation.
LicenseId last_license_at(const Snapshot& snapshot, Position position);

// The current licenses of one kind. With `columns`, which must be of the snapshot's position, reads
// rows only where few licenses match; null: without.
LicenseListPage list_licenses(const Snapshot& snapshot, const LicenseColumns* columns,
                              const LicenseFilter& filter, const LicenseSort& sort,
                              const Page& page);

// The same without columns.
LicensePage find_licenses(const Snapshot& snapshot, const LicenseFilter& filter,
                          const LicenseSort& sort, const Page& page);

}  // namespace seatledger::projections
