#include "api/licenses/license_at.h"

#include <optional>
#include <utility>

#include "api/audit/moment.h"
#include "api/body_decoder.h"

namespace seatledger::api {

Result<LicenseAt> license_at(const Call& call, const projections::ViewReader& views) {
  const Position newest = views.position();
  const auto at = moment_parameter(call, "at", newest);
  if (at.has_error()) return at.error();
  const auto number = integer_of(call.path_values.front());
  if (!number || *number < 1) {
    return error(ErrorCode::license_not_found, "there is no such license");
  }
  const LicenseId id{static_cast<std::uint64_t>(*number)};
  auto license = *at ? views.license_at(id, **at) : views.license(id);
  if (!license) {
    return error(ErrorCode::license_not_found,
                 *at ? "there was no such license then" : "there is no such license");
  }
  const auto& bound = call.bound_platform();
  if (bound && *bound != license->terms.platform_key) {
    return error(ErrorCode::platform_forbidden, "the key is bound to another platform");
  }
  return LicenseAt{std::move(*license), at->value_or(newest)};
}

}  // namespace seatledger::api
