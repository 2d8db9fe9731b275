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
// The filters that lists of all kinds share, and the page.
Result<LicenseList> shared_license_list(const Call& call);

// A filter on the id of a course or a program; nothing: the parameter is absent.
std::optional<std::string> id_filter(const Call& call, std::string_view name);

Result<Found> check_listed_platform(const Call& call);
inline constexpr std::array platform_list_errors{ErrorCode::platform_forbidden};
// A list of licenses; finds nothing, shared_license_list() takes the platform of the key.
inline constexpr Scope platform_list{
    "platform_list",
    "A key that is bound to a platform lists that platform only, and may leave out its name.",
    platform_list_errors, check_listed_platform};

}  // namespace seatledger::api
