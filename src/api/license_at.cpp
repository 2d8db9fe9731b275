#include "api/license_at.h"

#include <optional>
#include <utility>

#include "api/http/text.h"
#include "api/moment.h"

namespace seatledger::api {

Error unknown_license(std::string_view id) {
  return error(ErrorCode::license_not_found, "license " + printable(id) + " does not exist");
}

Result<ledger::License> license_of_caller(const Call& call, const projections::StateReader& views,
                                          LicenseId id) {
  auto license = views.license(id);
  if (!license) return unknown_license(std::to_string(id.value));
  TRY(check_platform(call, license->terms.platform_key));
  return std::move(*license);
}

Result<ledger::License> license_in_path(const Call& call, const projections::StateReader& views) {
  const auto id = id_of(call.path_values.front());
  if (!id) return unknown_license(call.path_values.front());
  return license_of_caller(call, views, LicenseId{*id});
}

Result<LicenseAt> license_at(const Call& call, const projections::ViewReader& views) {
  const Position newest = views.position();
  const auto at = TRY(moment_parameter(call, "at", newest));
  const auto id = id_of(call.path_values.front());
  if (!at || !id) return LicenseAt{TRY(license_in_path(call, views)), newest};
  auto license = views.license_at(LicenseId{*id}, *at);
  if (!license) {
    return error(ErrorCode::license_not_found,
                 "license " + std::to_string(*id) + " did not exist then");
  }
  TRY(check_platform(call, license->terms.platform_key));
  return LicenseAt{std::move(*license), *at};
}

}  // namespace seatledger::api
