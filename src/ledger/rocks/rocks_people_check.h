// Checks the rows of people in a ledger's database against the events.
#pragma once

#include <optional>
#include <string>

#include "base/ids.h"
#include "ledger/people/people_marks.h"
#include "ledger/rocks/rocks_ledger.h"

namespace seatledger::ledger {

// An import without people: the rows of people up to this id were never there. Nothing: all were.
// Throws StoreError.
std::optional<PersonId> people_not_imported(const RocksLedger& ledger);
void keep_people_not_imported(RocksLedger& ledger, PersonId last);

// `marks` must have taken every event of the log. Checks that no row is missing (of a
// person after people_not_imported()), that each row
// matches the last event about its person, and that it can be looked up by user id, username and
// e-mail. Throws StoreError when the store cannot be read.
std::optional<PersonFault> check_rows_of_people(const RocksLedger& ledger, PeopleMarks& marks);

}  // namespace seatledger::ledger
