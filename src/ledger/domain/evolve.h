// How events change rows. The same code runs live, at restart, in replay and in a rebuild.
#pragma once

#include <vector>

#include "ledger/domain/events.h"
#include "ledger/domain/inputs.h"

namespace seatledger::ledger {

// The new license of a license_created event.
License evolve(const Event& event, const LicenseCreated& created);
// The license after a license_updated event.
License evolve(License license, const Event& event, const LicenseUpdated& updated);

// A seat after an event about it. For seat_assigned, `before` is the released seat, if any.
Seat evolve(const std::optional<Seat>& before, const Event& event, const SeatAssigned& assigned);
Seat evolve(Seat seat, const Event& event, const SeatChanged& changed);
Seat evolve(Seat seat, const Event& event, const SeatReleased& released);

GroupAssignment evolve(const Event& event, const GroupAssigned& assigned);
GroupAssignment evolve(GroupAssignment row, const Event& event,
                       const GroupAssignmentChanged& changed);

// The license after an event about a seat or the waiting list, whose row counted `before` and now
// counts `after`. The version rises once per commit.
License evolve_counts(License license, const Event& event, const SeatCounts& before,
                      const SeatCounts& after);

// The group's members, in order of joining, after `joined` and `left`.
std::vector<PersonId> evolve_members(std::vector<PersonId> members,
                                     const std::vector<PersonId>& joined,
                                     const std::vector<PersonId>& left);

// The sequences after an event: each at least the highest number in the event.
Sequences evolve(Sequences sequences, const Event& event);

}  // namespace seatledger::ledger
