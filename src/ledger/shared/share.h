// Puts the ledger of a single server into a shared ledger, or what a shared one has lost.
#pragma once

#include <functional>

#include "ledger/log/event_log.h"
#include "ledger/people/people.h"
#include "ledger/shared/shared_ledger.h"

namespace seatledger::ledger {

// Appends the events of `log` that the shared ledger lacks, in chunks that end where a commit ends,
// and every row of people. Compares what it has with `log` first, record by record. No server may
// lead meanwhile: it takes the lead, and gives it up at the end. `progress` is called with the
// position reached. Returns the cursor of `log` as a copy. Throws StoreError: a server leads, the
// shared ledger has other events, or it is not reached; then call it again.
Cursor share_ledger(const EventLog& log, const People& people, SharedLedger& shared,
                    const ServerIdentity& me, const std::function<void(Position)>& progress);

}  // namespace seatledger::ledger
