// How an event changes what it is about. The same code live, at restart, in replay and in a
// rebuild.
#pragma once

#include <vector>

#include "ledger/domain/events.h"
#include "ledger/domain/facts.h"

namespace seatledger::ledger {

// The license that a license_created event begins.
License evolve(const Event& event, const LicenseCreated& created);
// The license after a license_updated event.
License evolve(License license, const Event& event, const LicenseUpdated& updated);

// The members of a group, in order of joining, after `joined` and `left`.
std::vector<PersonId> evolve_members(std::vector<PersonId> members,
                                     const std::vector<PersonId>& joined,
                                     const std::vector<PersonId>& left);

// The sequences after an event: each past every number the event holds.
Sequences evolve(Sequences sequences, const Event& event);

}  // namespace seatledger::ledger
