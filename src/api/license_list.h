// The query of a list of licenses: filters, sort, page (contract section 5).
#pragma once

#include "api/call.h"
#include "base/error.h"
#include "projections/license_query.h"

namespace seatledger::api {

struct LicenseList {
  projections::LicenseFilter filter;
  projections::LicenseSort sort;
  projections::Page page;
  bool verbose = false;
};

// Every parameter the contract does not know is a filter on the metadata key of that name. A key
// bound to a platform sees that platform alone; another one is platform_forbidden.
Result<LicenseList> license_list(const Call& call);

}  // namespace seatledger::api
