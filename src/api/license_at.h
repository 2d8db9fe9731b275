// Finds the license that a path names, as it is now or as of a moment.
#pragma once

#include "api/call.h"
#include "base/error.h"
#include "base/ids.h"
#include "ledger/domain/license.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

// license_not_found: "license 99 does not exist"; `id` as the caller gave it.
Error unknown_license(std::string_view id);

// license_not_found; platform_forbidden for a key of another platform.
Result<ledger::License> license_of_caller(const Call& call, const projections::StateReader& views,
                                          LicenseId id);
// The license with the id that is the path's first value; errors as above.
Result<ledger::License> license_in_path(const Call& call, const projections::StateReader& views);

struct LicenseAt {
  ledger::License license;
  Position position;  // the moment; the newest position without `at`
};

// As license_in_path, as of the parameter `at`. invalid_parameter; license_not_found also for a
// moment before the license was created.
Result<LicenseAt> license_at(const Call& call, const projections::ViewReader& views);

}  // namespace seatledger::api
