// The look-ups of e-mails. One address may lead to several people, who got it before addresses were
// compared as they are now (docs/decisions/0022). Included only by the files of this engine and
// where the store is opened.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "ledger/domain/person.h"
#include "ledger/people/people_lookups.h"
#include "ledger/rocks/rocks_ledger.h"

namespace seatledger::ledger {

// Makes the look-ups of e-mails by today's rule if the store has those of another one. One atomic
// write, so a process that dies meanwhile begins again at its next start. Returns whether it did
// anything. Call it before anything else writes. Throws StoreError.
bool renew_email_lookups(RocksLedger& ledger);

// Appends the ids that the row of a look-up holds. Throws StoreError.
void append_person_ids(std::vector<PersonId>& ids, std::string_view row);
// How many these are.
std::size_t people_in_lookup(std::string_view row);

// The people with that look-up, by id. Throws StoreError.
std::vector<PersonId> people_of_email(const RocksLedger& ledger, const Digest& lookup);
// The look-ups that lead to more than one person.
std::vector<Digest> shared_email_lookups(const RocksLedger& ledger);

// Changes of look-ups that one write makes, in the order of the calls. They are read from the store
// and put back as a whole. Only for the thread that writes.
class EmailLookups {
 public:
  explicit EmailLookups(const RocksLedger& ledger) : ledger_(ledger) {}

  // All throw StoreError.
  void change(std::span<const PersonWrite> writes);
  void add(const Digest& lookup, PersonId person);
  void remove(const Digest& lookup, PersonId person);
  void put_into(rocksdb::WriteBatch& batch) const;
  // Those that put_into() writes, and others that stay what they are.
  std::vector<Digest> lookups() const;

 private:
  struct Ids {
    std::vector<PersonId> before, after;
  };
  std::vector<PersonId>& ids_of(const Digest& lookup);
  // Reads those that are not known yet, all at once.
  void read(const std::vector<Digest>& lookups);

  const RocksLedger& ledger_;
  std::map<Digest, Ids> changed_;
};

}  // namespace seatledger::ledger
