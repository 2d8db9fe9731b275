// The query of a list of licenses: filters, sort, page.
#pragma once

#include <optional>
#include <string>

#include "api/call.h"
#include "api/http/message.h"
#include "base/error.h"
#include "projections/queries/license_query.h"

namespace seatledger::api {

struct LicenseList {
  projections::LicenseFilter filter;
  projections::LicenseSort sort;
  projections::Page page;
  bool verbose = false;
};

// Every unknown parameter is a filter on the metadata key of that name. A key that is bound to a
// platform sees only that platform; another one is platform_forbidden.
Result<LicenseList> license_list(const Call& call);

// The parts that lists of all kinds share: the parameters for fields that every kind has, and the
// platform of the caller's key.
// `sent` as it came: a filter on metadata keeps its blanks.
Result<void> take_license_parameter(LicenseList& list, const QueryParameter& sent);
// Without white space at both ends of the value.
QueryParameter stripped_parameter(const QueryParameter& sent);
Result<void> bind_license_list(LicenseList& list, const Call& call);
// Sets a filter that has two parameter names. When both are given, they must agree.
Result<void> set_license_filter(std::optional<std::string>& filter, const QueryParameter& given);
// The same for the id of a course or a program.
Result<void> set_id_filter(std::optional<std::string>& filter, const QueryParameter& given);

}  // namespace seatledger::api
