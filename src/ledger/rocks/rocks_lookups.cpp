#include "ledger/rocks/rocks_lookups.h"

#include <rocksdb/write_batch.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/unicode.h"
#include "ledger/domain/email.h"
#include "ledger/log/domain_json.h"
#include "ledger/rocks/rocks_many.h"
#include "ledger/rocks/rocks_rows.h"
#include "ledger/rocks/rocks_settings.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t id_bytes = 8;

// Those whose e-mail has another form by today's rule than in the first versions: none is ASCII.
std::vector<Person> people_with_another_form(const RocksLedger& ledger) {
  std::vector<Person> found;
  RocksRows rows(ledger, "people", rocks_keys::person);
  for (bool any = rows.first(); any; any = rows.next()) {
    if (is_ascii(rows.value())) continue;
    Person person = from_json<Person>(rows.value());
    if (person.email && fold_email(*person.email) != lower_email(*person.email)) {
      found.push_back(std::move(person));
    }
  }
  return found;
}

}  // namespace

void append_person_ids(std::vector<PersonId>& ids, std::string_view row) {
  for (std::size_t at = 0; at < row.size(); at += id_bytes) {
    const auto id = number_from_big_endian(row.substr(at, id_bytes));
    if (!id) throw StoreError("a look-up of people holds no person id");
    ids.push_back(PersonId{*id});
  }
}

std::size_t people_in_lookup(std::string_view row) { return row.size() / id_bytes; }

std::vector<PersonId> people_of_email(const RocksLedger& ledger, const Digest& lookup) {
  std::vector<PersonId> ids;
  const auto row = ledger.get(rocks_keys::text_key(rocks_keys::person_lookup, lookup.view()));
  if (row) append_person_ids(ids, *row);
  return ids;
}

std::vector<Digest> shared_email_lookups(const RocksLedger& ledger) {
  std::vector<Digest> found;
  RocksRows rows(ledger, "look-ups", rocks_keys::shared_email);
  for (bool any = rows.first(); any; any = rows.next()) {
    Digest lookup;
    const std::string_view bytes = rows.key().substr(1);
    if (bytes.size() != lookup.bytes.size()) throw StoreError("a look-up has a wrong length");
    std::copy(bytes.begin(), bytes.end(), lookup.bytes.begin());
    found.push_back(lookup);
  }
  return found;
}

void EmailLookups::read(const std::vector<Digest>& lookups) {
  std::vector<std::string> keys;
  keys.reserve(lookups.size());
  std::vector<Ids*> places;
  places.reserve(lookups.size());
  for (const Digest& lookup : lookups) {
    const auto [at, is_new] = changed_.try_emplace(lookup);
    if (!is_new) continue;
    keys.push_back(rocks_keys::text_key(rocks_keys::person_lookup, lookup.view()));
    places.push_back(&at->second);
  }
  const auto rows = rows_of_keys(ledger_, keys);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i]) continue;
    append_person_ids(places[i]->before, *rows[i]);
    places[i]->after = places[i]->before;
  }
}

std::vector<PersonId>& EmailLookups::ids_of(const Digest& lookup) {
  auto at = changed_.find(lookup);
  if (at == changed_.end()) {
    read({lookup});
    at = changed_.find(lookup);
  }
  return at->second.after;
}

void EmailLookups::add(const Digest& lookup, PersonId person) {
  std::vector<PersonId>& ids = ids_of(lookup);
  const auto place = std::lower_bound(ids.begin(), ids.end(), person);
  if (place == ids.end() || *place != person) ids.insert(place, person);
}

void EmailLookups::remove(const Digest& lookup, PersonId person) {
  std::erase(ids_of(lookup), person);
}

void EmailLookups::change(std::span<const PersonWrite> writes) {
  struct Change {
    std::optional<Digest> before, after;
  };
  const auto lookup_of = [&](const std::optional<Person>& person) {
    return person ? email_lookup_of(ledger_.lookup_secret(), *person, ledger_.email_rule())
                  : std::nullopt;
  };
  std::vector<Change> changes;
  changes.reserve(writes.size());
  std::vector<Digest> lookups;
  for (const PersonWrite& write : writes) {
    const Change& change =
        changes.emplace_back(Change{lookup_of(write.before), lookup_of(write.after)});
    if (change.before == change.after) continue;
    if (change.before) lookups.push_back(*change.before);
    if (change.after) lookups.push_back(*change.after);
  }
  read(lookups);
  for (std::size_t i = 0; i < writes.size(); ++i) {
    const auto& [before, after] = changes[i];
    if (before == after) continue;
    if (before) remove(*before, writes[i].before->id);
    if (after) add(*after, writes[i].after->id);
  }
}

void EmailLookups::put_into(rocksdb::WriteBatch& batch) const {
  for (const auto& [lookup, ids] : changed_) {
    if (ids.before == ids.after) continue;
    const std::string shared = rocks_keys::text_key(rocks_keys::shared_email, lookup.view());
    if (ids.after.size() > 1) batch.Put(shared, "1");
    if (ids.after.size() <= 1 && ids.before.size() > 1) batch.Delete(shared);
    const std::string key = rocks_keys::text_key(rocks_keys::person_lookup, lookup.view());
    std::string bytes;
    for (const PersonId id : ids.after) append_big_endian(bytes, id.value);
    if (bytes.empty()) {
      batch.Delete(key);
    } else {
      batch.Put(key, bytes);
    }
  }
}

std::vector<Digest> EmailLookups::lookups() const {
  std::vector<Digest> all;
  all.reserve(changed_.size());
  for (const auto& [lookup, ids] : changed_) all.push_back(lookup);
  return all;
}

bool renew_email_lookups(RocksLedger& ledger) {
  const auto known = ledger.get(rocks_keys::text_key(rocks_keys::email_rule, ""));
  const std::string rule = email_rule();
  if (known == rule) return false;
  const Digest& secret = ledger.lookup_secret();
  EmailLookups lookups(ledger);
  for (const Person& person : people_with_another_form(ledger)) {
    const auto after = email_lookup_of(secret, person, EmailRule::folded);
    if (!after) continue;
    lookups.remove(*email_lookup_of(secret, person, EmailRule::lower), person.id);
    lookups.add(*after, person.id);
  }
  rocksdb::WriteBatch batch(0, 0, rocks_protection_bytes, 0);
  lookups.put_into(batch);
  batch.Put(rocks_keys::text_key(rocks_keys::email_rule, ""), rule);
  if (!ledger.write(batch)) throw StoreError("the look-ups of e-mails cannot be written");
  ledger.set_email_rule(EmailRule::folded);
  return true;
}

}  // namespace seatledger::ledger
