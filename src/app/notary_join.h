// The notary's place in the program: its settings, and what its finding at the start means for the
// rest.
#pragma once

#include <functional>

#include "app/settings.h"
#include "ledger/proof/notary.h"
#include "ledger/write/sequencer.h"
#include "runtime/write_queue.h"

namespace seatledger {

// The report of the notary goes to the log lines.
ledger::NotarySettings notary_settings(const Settings& settings);

// The views to the log's head; those of a damaged log as far as it can be read. Throws StoreError.
void catch_up(ledger::Sequencer& sequencer, const ledger::Notary& notary);

// Says which key signs, for whoever keeps it elsewhere, and refuses writes to a damaged log, now or
// from when the damage is found; then `damaged` is called, on whatever thread.
void begin_notary(ledger::Notary& notary, runtime::WriteQueue& writes,
                  std::function<void()> damaged);

}  // namespace seatledger
