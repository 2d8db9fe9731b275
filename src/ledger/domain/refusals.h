// Refusals that several decisions share.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "ledger/domain/decide.h"
#include "ledger/domain/seat_plan.h"

namespace seatledger::ledger {

Error no_such_assignment();  // assignment_not_found

// The license whose seats are meant: license_not_found unless it exists, is of the kind and has
// seats. Without a kind: license_not_found or license_has_no_seats.
Result<const License*> find_seat_license(SeatPlan& plan, LicenseId id, std::optional<Kind> kind);

// That a release names an assignment to `license` as it is: assignment_not_found unless the
// license, its kind and its platform are those of the command.
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

// Why a seat is not given or released, in the words of the refusal with that code. Of a code that
// such refusals do not have: its name.
std::string_view seat_refusal_sentence(ErrorCode code);

// In a request's if_match: any version, so long as the row is there ("*").
inline constexpr std::uint64_t any_version = UINT64_MAX;

// version_mismatch with the current version, unless If-Match names it or was not sent. `current` 0:
// there is no row, and no version that was sent matches.
Result<void> check_version(const DecideContext& context, std::uint64_t current);

}  // namespace seatledger::ledger
