#include "ledger/rocks/rocks_people_check.h"

#include <rocksdb/db.h>

#include <memory>
#include <vector>

#include "base/store_error.h"
#include "ledger/log/domain_json.h"
#include "ledger/people/people_lookups.h"
#include "ledger/rocks/rocks_keys.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t people_at_once = 1024;

struct PersonRow {
  std::uint64_t id = 0;
  std::string bytes;
};

std::vector<PersonRow> people_rows_from(const RocksLedger& ledger, std::uint64_t id) {
  const RocksLedger::Reading open = ledger.reading();
  const std::string end = rocks_keys::end_of(rocks_keys::person);
  const rocksdb::Slice upper(end);
  rocksdb::ReadOptions settings;
  settings.iterate_upper_bound = &upper;
  const std::unique_ptr<rocksdb::Iterator> at(open.db().NewIterator(settings));
  std::vector<PersonRow> rows;
  for (at->Seek(rocks_keys::number_key(rocks_keys::person, id));
       at->Valid() && rows.size() < people_at_once; at->Next()) {
    const auto number = rocks_keys::number_in(rocks_keys::person, at->key().ToStringView());
    if (!number) throw StoreError("a row of people has a key that is no number");
    rows.push_back({*number, at->value().ToString()});
  }
  if (!at->status().ok()) throw StoreError("people cannot be read: " + at->status().ToString());
  return rows;
}

std::optional<std::string> flaw_in_row(const RocksLedger& ledger, const PersonRow& row,
                                       PeopleMarks& marks) {
  Person person;
  try {
    person = from_json<Person>(row.bytes);
  } catch (const StoreError& problem) {
    return std::string("the row cannot be read: ") + problem.what();
  }
  if (person.id.value != row.id) return "the row holds another person's number";
  if (auto reason = marks.take_row(person)) return reason;
  const std::string id = rocks_keys::number_value(person.id.value);
  for (const Digest& lookup : lookups_of(ledger.lookup_secret(), person)) {
    if (ledger.get(rocks_keys::text_key(rocks_keys::person_lookup, lookup.view())) != id) {
      return "it is not found by its user id, username and e-mail";
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<PersonFault> check_rows_of_people(const RocksLedger& ledger, PeopleMarks& marks) {
  for (std::uint64_t from = 0;;) {
    const auto rows = people_rows_from(ledger, from);
    for (const PersonRow& row : rows) {
      if (auto reason = flaw_in_row(ledger, row, marks)) {
        return PersonFault{PersonId{row.id}, std::move(*reason)};
      }
      from = row.id + 1;
    }
    if (rows.size() < people_at_once) break;
  }
  if (const auto missing = marks.first_missing()) {
    return PersonFault{*missing, "the row is missing, and no event erased it"};
  }
  return std::nullopt;
}

}  // namespace seatledger::ledger
