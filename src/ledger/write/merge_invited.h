// People who are known only by an e-mail, and somebody else who has the same address: two who got
// it before addresses were compared as they are now (docs/decisions/0022).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ledger/people/people.h"
#include "ledger/write/sequencer.h"

namespace seatledger::ledger {

// Merges them, with everybody who shares the address: into its first user, or into the first of
// them if none is a user. Returns how many. Only for the writer's thread. Does nothing where it was
// done before, so it may be repeated after a crash. Throws StoreError.
std::size_t merge_invited(Sequencer& sequencer, const People& people);

// Users who share an e-mail, by user id, for up to `limit` addresses. They stay what they are.
std::vector<std::vector<std::int64_t>> users_sharing_email(const People& people, std::size_t limit);

}  // namespace seatledger::ledger
