// Rows of people between a ledger's own writes and the shared ledger, which keeps the newest row of
// each person alone.
#pragma once

#include <span>
#include <vector>

#include "ledger/domain/person.h"
#include "ledger/people/people.h"
#include "ledger/shared/shared_ledger.h"

namespace seatledger::ledger {

// What is left of writes in their order: the last row of each person.
std::vector<PersonRow> rows_of(std::span<const PersonWrite> writes);

// The writes that make the copy's rows these, each person once. The order does not matter, although
// a name may pass from one person to another, and the row of the one who had it may come with a
// later piece: a name is taken from nobody but the person who is found by it. Erased rows that the
// copy does not have are left out. Throws StoreError.
std::vector<PersonWrite> writes_of(std::span<const PersonRow> rows, const People& copy);

}  // namespace seatledger::ledger
