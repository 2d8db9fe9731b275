#include "ledger/rocks/rocks_people_check.h"

#include <rocksdb/write_batch.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "ledger/log/domain_json.h"
#include "ledger/people/people_lookups.h"
#include "ledger/rocks/rocks_lookups.h"
#include "ledger/rocks/rocks_rows.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t people_at_once = 1024;

struct PersonRow {
  std::uint64_t id = 0;
  std::string bytes;
};

std::vector<PersonRow> people_rows_from(const RocksLedger& ledger, std::uint64_t id) {
  RocksRows stored(ledger, "people", rocks_keys::number_key(rocks_keys::person, id),
                   rocks_keys::end_of(rocks_keys::person));
  std::vector<PersonRow> rows;
  for (bool any = stored.first(); any && rows.size() < people_at_once; any = stored.next()) {
    const auto number = rocks_keys::number_in(rocks_keys::person, stored.key());
    if (!number) throw StoreError("a row of people has a key that is no number");
    rows.push_back({*number, std::string(stored.value())});
  }
  return rows;
}

std::optional<std::string> error_in_row(const RocksLedger& ledger, const PersonRow& row,
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
  if (const auto email = email_lookup_of(ledger.lookup_secret(), person, ledger.email_rule())) {
    const auto people = people_of_email(ledger, *email);
    if (std::find(people.begin(), people.end(), person.id) == people.end()) {
      return "it is not found by its user id, username and e-mail";
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<PersonId> people_not_imported(const RocksLedger& ledger) {
  const auto last = ledger.get(rocks_keys::text_key(rocks_keys::people_absent, ""));
  if (!last) return std::nullopt;
  std::uint64_t number = 0;
  const char* const end = last->data() + last->size();
  if (const auto [stop, failure] = std::from_chars(last->data(), end, number);
      failure != std::errc{} || stop != end) {
    throw StoreError("the row about people that were not imported is no number");
  }
  return PersonId{number};
}

void keep_people_not_imported(RocksLedger& ledger, PersonId last) {
  rocksdb::WriteBatch batch;
  batch.Put(rocks_keys::text_key(rocks_keys::people_absent, ""), std::to_string(last.value));
  if (!ledger.write(batch)) throw StoreError("the new ledger cannot be written");
}

std::optional<PersonFault> check_rows_of_people(const RocksLedger& ledger, PeopleMarks& marks) {
  for (std::uint64_t from = 0;;) {
    const auto rows = people_rows_from(ledger, from);
    for (const PersonRow& row : rows) {
      if (auto reason = error_in_row(ledger, row, marks)) {
        return PersonFault{PersonId{row.id}, std::move(*reason)};
      }
      from = row.id + 1;
    }
    if (rows.size() < people_at_once) break;
  }
  const PersonId absent = people_not_imported(ledger).value_or(PersonId{});
  if (const auto missing = marks.first_missing(absent)) {
    return PersonFault{*missing, "the row is missing, and no event erased it"};
  }
  return std::nullopt;
}

}  // namespace seatledger::ledger
