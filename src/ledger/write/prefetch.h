// Decides one command on the current state: point reads of the views with the open batch's changes,
// and of people. Only for the writer thread. Throws StoreError.
#pragma once

#include "ledger/domain/commands.h"
#include "ledger/domain/decide.h"
#include "ledger/people/people.h"
#include "ledger/write/views.h"

namespace seatledger::ledger {

struct Sources {
  const State& state;
  const People& people;
};

// Fetches what the rules need for the command, and applies the rules.
Result<Decision> decide(const Command& command, const Sources& from, const DecideContext& context);

}  // namespace seatledger::ledger
