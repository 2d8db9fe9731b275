#include "ledger/rocks/rocks_ledger_store.h"

#include "ledger/rocks/rocks_lookups.h"
#include "ledger/rocks/rocks_people_check.h"
#include "ledger/rocks/rocks_snapshot.h"

namespace seatledger::ledger {

void RocksLedgerStore::snapshot_to(const std::filesystem::path& directory) const {
  snapshot_ledger(ledger_, directory);
}

bool RocksLedgerStore::renew_email_lookups() { return ledger::renew_email_lookups(ledger_); }

std::optional<PersonId> RocksLedgerStore::people_not_imported() const {
  return ledger::people_not_imported(ledger_);
}

void RocksLedgerStore::keep_people_not_imported(PersonId last) {
  ledger::keep_people_not_imported(ledger_, last);
}

std::optional<PersonFault> RocksLedgerStore::wrong_person(PeopleMarks& marks) const {
  return check_rows_of_people(ledger_, marks);
}

}  // namespace seatledger::ledger
