// Opens the shared ledger. The only file beside the engine's own that names one.
#pragma once

#include <memory>

#include "ledger/shared/postgres_options.h"
#include "ledger/shared/shared_beginning.h"
#include "ledger/shared/shared_ledger.h"
#include "ledger/shared/shared_rows.h"

namespace seatledger::ledger {

// Makes a new shared ledger with this beginning, unless there is one. Throws StoreError: it is not
// reached, its format is another, or its commits would not be on two machines; the message says
// which.
void prepare_shared(const PostgresOptions& options, const SharedBeginning& beginning);

// A connection each, for one thread; they connect at their first call.
std::unique_ptr<SharedLedger> connect_shared(const PostgresOptions& options);
std::unique_ptr<SharedRows> connect_shared_rows(const PostgresOptions& options);

}  // namespace seatledger::ledger
