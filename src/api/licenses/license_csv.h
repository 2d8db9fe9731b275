// A list of licenses as CSV.
#pragma once

#include "api/call.h"
#include "api/http/message.h"
#include "api/print.h"
#include "base/error.h"
#include "projections/queries/license_query.h"

namespace seatledger::api {

// All licenses of the list, of one snapshot. On a thread of the readers. Throws StoreError;
// queue_full.
Result<HttpResponse> licenses_csv(const Call& call, const projections::LicenseQueryAt& query,
                                  LicenseStyle style);

}  // namespace seatledger::api
