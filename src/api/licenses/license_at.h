// The license that a path of the ledger's own names, as it is or as of a moment.
#pragma once

#include "api/call.h"
#include "base/error.h"
#include "base/ids.h"
#include "ledger/domain/license.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

struct LicenseAt {
  ledger::License license;
  Position position;  // what it is as of: the newest one without `at`
};

// By the path's first value and the parameter `at`. invalid_parameter; license_not_found, also for
// a moment before the license was created; platform_forbidden for a key of another platform.
Result<LicenseAt> license_at(const Call& call, const projections::ViewReader& views);

}  // namespace seatledger::api
