// One command decided on the state as it is: point reads of the views, with the open batch's
// changes on top, and of the people. The writer thread's. Throws StoreError.
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

// Fetches what the rules need to know for the command, and applies them.
Result<Decision> decide(const Command& command, const Sources& from, const DecideContext& context);

}  // namespace seatledger::ledger
