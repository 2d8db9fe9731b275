// Refusals that several decisions share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "ledger/domain/decide.h"
#include "ledger/domain/seat_plan.h"

namespace seatledger::ledger {

Error no_such_assignment();  // assignment_not_found

// "license 99 does not exist".
inline std::string does_not_exist(std::string_view what, std::uint64_t id) {
  return std::string(what) + ' ' + std::to_string(id) + " does not exist";
}

// The license of a seat command. license_not_found unless it exists, is of that kind and has seats;
// without a kind, license_not_found or license_has_no_seats.
Result<const License*> find_seat_license(SeatPlan& plan, LicenseId id, std::optional<Kind> kind);

// Checks the assignment that a release names: assignment_not_found unless its license, kind and
// platform are those of the command.
template <class Release>
Result<void> check_release(SeatPlan& plan, const Release& command, LicenseId id) {
  const License* license = plan.license(id);
  if (command.license_id && *command.license_id != id) return no_such_assignment();
  if (license == nullptr || license->kind != command.kind) return no_such_assignment();
  if (command.platform_key && *command.platform_key != license->terms.platform_key) {
    return no_such_assignment();
  }
  return {};
}

// The sentence that explains why a seat is not given or released; for other codes, the code's name.
std::string_view seat_refusal_sentence(ErrorCode code);

// version_mismatch unless If-Match is absent or contains the current version. `current` is 0 if
// there is no row; then no version matches.
Result<void> check_version(const DecideContext& context, std::uint64_t current);

}  // namespace seatledger::ledger
