// The sort keys of lists of licenses.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "ledger/domain/directory.h"
#include "ledger/domain/license.h"
#include "projections/queries/license_query.h"
#include "projections/queries/sort_key.h"
#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// The programs of licenses; each is read only once.
class ProgramNames {
 public:
  explicit ProgramNames(const PointReads& reads) : reads_(reads) {}
  // Null if there is no such program.
  const ledger::Program* program(const std::string& program_key);

 private:
  const PointReads& reads_;
  std::map<std::string, std::optional<ledger::Program>> programs_;
};

SortKey sort_key(const ledger::License& license, LicenseSortField field, ProgramNames& names);

}  // namespace seatledger::projections
