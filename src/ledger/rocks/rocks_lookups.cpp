#include "ledger/rocks/rocks_lookups.h"

#include <rocksdb/write_batch.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/unicode.h"
#include "ledger/domain/email.h"
#include "ledger/log/domain_json.h"
#include "ledger/rocks/rocks_rows.h"
#include "ledger/rocks/rocks_settings.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t id_bytes = 8;

std::vector<PersonId> read_ids(const RocksLedger& ledger, std::string_view lookup) {
  const auto bytes = ledger.get(rocks_keys::text_key(rocks_keys::person_lookup, lookup));
  std::vector<PersonId> ids;
  if (!bytes) return ids;
  for (std::size_t at = 0; at < bytes->size(); at += id_bytes) {
    const auto id = number_from_big_endian(std::string_view(*bytes).substr(at, id_bytes));
    if (!id) throw StoreError("a look-up of people holds no person id");
    ids.push_back(PersonId{*id});
  }
  return ids;
}

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

std::vector<PersonId> people_of_email(const RocksLedger& ledger, const Digest& lookup) {
  return read_ids(ledger, lookup.view());
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

std::vector<PersonId>& EmailLookups::ids_of(const Digest& lookup) {
  const auto [at, is_new] = changed_.try_emplace(std::string(lookup.view()));
  if (is_new) {
    at->second.before = read_ids(ledger_, lookup.view());
    at->second.after = at->second.before;
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

void EmailLookups::change(const PersonWrite& write) {
  const auto lookup_of = [&](const std::optional<Person>& person) {
    return person ? email_lookup_of(ledger_.lookup_secret(), *person, ledger_.email_rule())
                  : std::nullopt;
  };
  const auto before = lookup_of(write.before);
  const auto after = lookup_of(write.after);
  if (before == after) return;
  if (before) remove(*before, write.before->id);
  if (after) add(*after, write.after->id);
}

void EmailLookups::put_into(rocksdb::WriteBatch& batch) const {
  for (const auto& [lookup, ids] : changed_) {
    if (ids.before == ids.after) continue;
    const std::string shared = rocks_keys::text_key(rocks_keys::shared_email, lookup);
    if (ids.after.size() > 1) batch.Put(shared, "1");
    if (ids.after.size() <= 1 && ids.before.size() > 1) batch.Delete(shared);
    const std::string key = rocks_keys::text_key(rocks_keys::person_lookup, lookup);
    std::string bytes;
    for (const PersonId id : ids.after) append_big_endian(bytes, id.value);
    if (bytes.empty()) {
      batch.Delete(key);
    } else {
      batch.Put(key, bytes);
    }
  }
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
