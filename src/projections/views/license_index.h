// The indices of license_view: for each kind and value, the ids of its licenses in order; for
// values that many licenses share, also their number. Index entries have empty values.
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
  name = 6,      // no totals from here on: most values belong to one license
  metadata = 7,  // for scalar members
};

// Prefix of the entries of one value; an id follows.
RowKey license_index_prefix(LicenseIndexField field, ledger::Kind kind, std::string_view value);
RowKey license_index_prefix(ledger::Kind kind, const MetadataPair& pair);
// The key of the number of entries. Only for fields with totals.
RowKey license_total_key(LicenseIndexField field, ledger::Kind kind, std::string_view value);

// Adds the entries of a new license.
void index_new_license(RowWriter& batch, const ledger::License& license);
// Updates the entries of the fields that an update changed.
void index_changed_license(RowWriter& batch, const ledger::License& before,
                           const ledger::License& after);

}  // namespace seatledger::projections
