// The indices of license_view: for a kind and a value, the ids of its licenses in order, and for
// the values that many licenses share their number. The entries' values are empty.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ledger/domain/license.h"
#include "projections/rows/metadata_scalars.h"
#include "projections/rows/row_key.h"
#include "projections/store/row_writer.h"

namespace seatledger::projections {

// Stored in keys: a changed number needs a new layout of license_view.
enum class LicenseIndexField : std::uint8_t {
  kind = 1,  // every license of the kind; the value is empty
  platform_key = 2,
  course_id = 3,
  program_key = 4,
  source = 5,
  name = 6,      // without totals from here on: most values are one license's
  metadata = 7,  // of scalar members
};

// What the entries of one value begin with; an id follows.
RowKey license_index_prefix(LicenseIndexField field, ledger::Kind kind, std::string_view value);
RowKey license_index_prefix(ledger::Kind kind, const MetadataPair& pair);
// The key of the number of entries. For fields with totals only.
RowKey license_total_key(LicenseIndexField field, ledger::Kind kind, std::string_view value);

// Puts the entries of a license that is new.
void index_new_license(RowWriter& batch, const ledger::License& license);
// Changes the entries of the fields that an update may change and did.
void index_changed_license(RowWriter& batch, const ledger::License& before,
                           const ledger::License& after);

}  // namespace seatledger::projections
