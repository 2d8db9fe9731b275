// The state that decisions about seats read while they run: which seats and waiting members they
// need is not known before, and a license may have a million. Still pure, because all answers are
// of one state. See docs/decisions/0007.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "ledger/domain/license.h"
#include "ledger/domain/seat.h"

namespace seatledger::ledger {

// Point reads only. Throws StoreError.
class SeatState {
 public:
  virtual ~SeatState() = default;
  virtual std::optional<License> license(LicenseId id) const = 0;

  // Also a released one.
  virtual std::optional<Seat> seat(LicenseId license, PersonId person) const = 0;
  // Not a released one.
  virtual std::optional<Seat> seat_by_id(AssignmentId id) const = 0;
  // The licenses where the person has a live seat, active or not, or waits for one; ascending.
  virtual std::vector<LicenseId> licenses_of(PersonId person) const = 0;

  virtual std::optional<GroupAssignment> group_assignment(LicenseId license,
                                                          std::string_view group_id) const = 0;
  virtual std::optional<GroupAssignment> group_assignment_by_id(GroupAssignmentId id) const = 0;
  // The licenses that the group is assigned to, active or not; ascending.
  virtual std::vector<LicenseId> licenses_of_group(std::string_view group_id) const = 0;
  // In order of joining.
  virtual std::vector<PersonId> group_members(std::string_view group_id) const = 0;
  virtual std::vector<std::string> group_ids_of(PersonId person) const = 0;

  // The person's place in the license's waiting list.
  virtual std::optional<Waiter> waiter(LicenseId license, PersonId person) const = 0;
  // The first waiting member with that number or a higher one.
  virtual std::optional<Waiter> next_waiter(LicenseId license, std::uint64_t from) const = 0;
};

// A state without licenses, seats and groups.
const SeatState& no_seats();

}  // namespace seatledger::ledger
