#include "api/license_at.h"

#include <string>
#include <utility>

#include "api/body_decoder.h"
#include "api/context.h"
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

Result<Found> find_license_in_path(const Call& call) {
  const auto id = id_of(call.path_values.front());
  if (!id) return unknown_license(call.path_values.front());
  Found found;
  found.views.emplace(call.context.views);
  found.license = TRY(license_of_caller(call, *found.views, LicenseId{*id}));
  found.at = found.views->position();
  return found;
}

Result<Found> find_license_at(const Call& call) {
  const auto moment = call.parameters.get<Moment>("at");
  if (!moment) return find_license_in_path(call);
  Found found;
  found.views.emplace(call.context.views);
  found.at = TRY(position_of(call, "at", *moment, found.views->position()));
  const auto id = id_of(call.path_values.front());
  if (!id) return unknown_license(call.path_values.front());
  found.license = found.views->license_at(LicenseId{*id}, found.at);
  if (!found.license) {
    return error(ErrorCode::license_not_found,
                 "license " + std::to_string(*id) + " did not exist then");
  }
  TRY(check_platform(call, found.license->terms.platform_key));
  return found;
}

}  // namespace seatledger::api
