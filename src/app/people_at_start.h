// What a start does about e-mail addresses that are compared otherwise than before.
#pragma once

#include "ledger/people/people.h"
#include "ledger/rocks/rocks_ledger.h"
#include "ledger/write/sequencer.h"

namespace seatledger {

// Makes the look-ups of e-mails by today's rule if they are of another one, merges people who are
// known only by an e-mail with those who have the same address, and logs that, and users who share
// an address. Before anything else uses the sequencer. Throws StoreError.
void settle_people(ledger::RocksLedger& ledger, const ledger::People& people,
                   ledger::Sequencer& sequencer);

}  // namespace seatledger
