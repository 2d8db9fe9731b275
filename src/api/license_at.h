// The license that a path names, as it is now or as of a moment: two scopes.
#pragma once

#include <array>
#include <string_view>

#include "api/call.h"
#include "api/scope.h"
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

Result<Found> find_license_in_path(const Call& call);
Result<Found> find_license_at(const Call& call);

inline constexpr std::array license_scope_errors{ErrorCode::license_not_found,
                                                 ErrorCode::platform_forbidden};
inline constexpr std::string_view license_scope_sentence =
    "A key that is bound to a platform reaches only the licenses of its platform.";

// The license with the id that is the path's first value. Finds views, license, at.
inline constexpr Scope license_in_path{"license_in_path", license_scope_sentence,
                                       license_scope_errors, find_license_in_path};
// The same, as of the parameter `at`, which the route must declare; license_not_found also for a
// moment before the license was created.
inline constexpr Scope license_in_path_at{"license_in_path_at", license_scope_sentence,
                                          license_scope_errors, find_license_at};

}  // namespace seatledger::api
