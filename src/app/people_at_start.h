// What a start does about e-mail addresses that are compared otherwise than before.
#pragma once

#include "ledger/people/people.h"
#include "ledger/store/ledger_store.h"
#include "ledger/write/sequencer.h"

namespace seatledger {

// Makes the look-ups of e-mails by today's rule if they are of another one, and logs that. Before
// anything is appended. Throws StoreError.
void renew_lookups(ledger::LedgerStore& ledger);

// After renew_lookups(): merges people who are known only by an e-mail with those who have the same
// address, and logs that, and users who share an address. On the sequencer's thread. Throws
// StoreError.
void merge_people(ledger::LedgerStore& ledger, const ledger::People& people,
                  ledger::Sequencer& sequencer);

}  // namespace seatledger
