// The query of a list of licenses: filters, sort, page.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "api/call.h"
#include "api/input_field.h"
#include "api/scope.h"
#include "base/error.h"
#include "ledger/domain/kind.h"
#include "projections/queries/license_query.h"

namespace seatledger::api {

struct LicenseList {
  projections::LicenseFilter filter;
  projections::LicenseSort sort;
  projections::Page page;
  bool verbose = false;
};

// The parameters of a list of one kind, and those that lists of all kinds share. Every undeclared
// parameter is a filter on the metadata key of that name.
std::vector<InputField> license_list_parameters(const ledger::KindPolicy& policy);
std::vector<InputField> shared_license_parameters();

// invalid_parameter.
Result<LicenseList> license_list(const Call& call);
// The filters that lists of all kinds share, and the page. Of calls in the scope platform_list.
Result<LicenseList> shared_license_list(const Call& call);

Result<Found> check_listed_platform(const Call& call);
inline constexpr std::array platform_list_errors{ErrorCode::platform_forbidden};
// A list of licenses; finds the platform that the filters name, for shared_license_list().
inline constexpr Scope platform_list{
    "platform_list",
    "A key that is bound to a platform lists that platform only, and may leave out its name.",
    platform_list_errors, check_listed_platform};

}  // namespace seatledger::api
