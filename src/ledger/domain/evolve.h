// How an event changes what it is about. The same code live, at restart, in replay and in a
// rebuild.
#pragma once

#include <vector>

#include "ledger/domain/events.h"
#include "ledger/domain/inputs.h"

namespace seatledger::ledger {

// The license that a license_created event begins.
License evolve(const Event& event, const LicenseCreated& created);
// The license after a license_updated event.
License evolve(License license, const Event& event, const LicenseUpdated& updated);

// A seat after an event about it. `before`: of seat_assigned the released one, if there was one.
Seat evolve(const std::optional<Seat>& before, const Event& event, const SeatAssigned& assigned);
Seat evolve(Seat seat, const Event& event, const SeatChanged& changed);
Seat evolve(Seat seat, const Event& event, const SeatReleased& released);

GroupAssignment evolve(const Event& event, const GroupAssigned& assigned);
GroupAssignment evolve(GroupAssignment row, const Event& event,
                       const GroupAssignmentChanged& changed);

// The license after an event of a seat or of the waiting list: its counts change by what the
// event's row counted before and counts now. Its version rises once for each commit.
License evolve_counts(License license, const Event& event, const SeatCounts& before,
                      const SeatCounts& after);

// The members of a group, in order of joining, after `joined` and `left`.
std::vector<PersonId> evolve_members(std::vector<PersonId> members,
                                     const std::vector<PersonId>& joined,
                                     const std::vector<PersonId>& left);

// The sequences after an event: each past every number the event holds.
Sequences evolve(Sequences sequences, const Event& event);

}  // namespace seatledger::ledger
