// The rows of people in a ledger's database against what the events say of them.
#pragma once

#include <optional>
#include <string>

#include "base/ids.h"
#include "ledger/people/people_marks.h"
#include "ledger/rocks/rocks_ledger.h"

namespace seatledger::ledger {

// The first row that is wrong, by person id.
struct PersonFault {
  PersonId person_id;
  std::string reason;  // one sentence
};

// `marks` has taken every event of the log. Every row is the one that the last event about the
// person marks, is found by its user id, username and e-mail, and none is missing. Throws
// StoreError: the store cannot be read.
std::optional<PersonFault> check_rows_of_people(const RocksLedger& ledger, PeopleMarks& marks);

}  // namespace seatledger::ledger
