#include "ledger/rocks/rocks_people.h"

#include <utility>

#include "ledger/domain/email.h"
#include "ledger/log/record_members.h"
#include "ledger/people/people_lookups.h"
#include "ledger/rocks/rocks_lookups.h"
#include "ledger/rocks/rocks_many.h"
#include "ledger/rocks/rocks_rows.h"

namespace seatledger::ledger {
namespace {

// `removed` is the last member of a row, so no parsing is needed.
bool is_removed(std::string_view row) { return row.ends_with("\"removed\":true}"); }

// As from_json(), for a row whose members are in the order in which they are written.
Person read_person(std::string_view row) {
  thread_local simdjson::dom::parser parser;
  const auto root = parse_own_json(parser, row);
  if (root.has_error()) not_as_written(root.error().detail);
  Members in(object_in(*root, "a row of people"));
  Person person;
  for_each_field(person, [&](std::string_view name, auto& value) { in.take_into(name, value); });
  return person;
}

// The user_id is the second member, after a number, so no text precedes it.
bool is_invited(std::string_view row) {
  constexpr std::string_view none = "\"user_id\":0,";
  const std::size_t second = row.find(',');
  return second != std::string_view::npos && row.substr(second + 1).starts_with(none);
}

}  // namespace

std::optional<Person> RocksPeople::person(PersonId id) const {
  const auto row = ledger_.get(rocks_keys::number_key(rocks_keys::person, id.value));
  if (!row) return std::nullopt;
  return read_person(*row);
}

std::optional<Person> RocksPeople::found_by(const Digest& lookup) const {
  const auto id = ledger_.get(rocks_keys::text_key(rocks_keys::person_lookup, lookup.view()));
  if (!id) return std::nullopt;
  const auto number = number_from_big_endian(*id);
  if (!number) throw StoreError("a look-up of people holds no person id");
  return person(PersonId{*number});
}

std::optional<Person> RocksPeople::by_user_id(std::int64_t user_id) const {
  if (user_id == 0) return std::nullopt;
  return found_by(user_id_lookup(ledger_.lookup_secret(), user_id));
}

std::optional<Person> RocksPeople::by_username(std::string_view username) const {
  if (username.empty()) return std::nullopt;
  return found_by(username_lookup(ledger_.lookup_secret(), username));
}

std::vector<Person> RocksPeople::people_of(const Digest& email) const {
  std::vector<Person> found;
  for (const PersonId id : people_of_email(ledger_, email)) {
    if (auto row = person(id)) found.push_back(std::move(*row));
  }
  return found;
}

std::vector<Person> RocksPeople::with_email(std::string_view email) const {
  if (email.empty()) return {};
  return people_of(email_lookup(ledger_.lookup_secret(), email, ledger_.email_rule()));
}

std::optional<PersonId> RocksPeople::id_by_email(std::string_view email) const {
  if (email.empty()) return std::nullopt;
  const Digest lookup = email_lookup(ledger_.lookup_secret(), email, ledger_.email_rule());
  LookupCache::Reading reading = 0;
  if (const auto known = ledger_.lookup_cache().find(lookup, reading)) return known;
  const auto ids = people_of_email(ledger_, lookup);
  if (ids.empty()) return std::nullopt;
  // A look-up is written with the rows that have the e-mail: of one alone no row need be read.
  if (ids.size() != 1) return People::id_by_email(email);
  ledger_.lookup_cache().keep(lookup, ids.front(), reading);
  return ids.front();
}

std::vector<std::optional<Person>> RocksPeople::people(std::span<const PersonId> ids) const {
  std::vector<std::optional<Person>> found;
  found.reserve(ids.size());
  for (const auto& row : rows_of_people(ledger_, ids)) {
    if (row) {
      found.emplace_back(read_person(*row));
    } else {
      found.emplace_back();
    }
  }
  return found;
}

PeopleTexts RocksPeople::texts(std::span<const PersonId> ids) const {
  return ledger_.people_cache().texts(ids, [&](std::uint64_t number) {
    const auto [first, last] = PeopleChunk::ids_of(number);
    const auto key_of = [](PersonId id) {
      return rocks_keys::number_key(rocks_keys::person, id.value);
    };
    auto chunk = std::make_shared<PeopleChunk>();
    RocksRows rows(ledger_, "people", key_of(first), key_of(last) + '\0');
    for (bool any = rows.first(); any; any = rows.next()) chunk->add(read_person(rows.value()));
    return chunk;
  });
}

std::string RocksPeople::lookup_key(const PersonSelector& selector) const {
  const Digest& secret = ledger_.lookup_secret();
  const auto key = [](const Digest& lookup) {
    return rocks_keys::text_key(rocks_keys::person_lookup, lookup.view());
  };
  if (selector.user_id) {
    return *selector.user_id == 0 ? "" : key(user_id_lookup(secret, *selector.user_id));
  }
  if (selector.username) {
    return selector.username->empty() ? "" : key(username_lookup(secret, *selector.username));
  }
  if (!selector.email || selector.email->empty()) return "";
  return key(email_lookup(secret, *selector.email, ledger_.email_rule()));
}

std::vector<std::optional<Person>> RocksPeople::find_all(
    std::span<const PersonSelector* const> selectors) const {
  std::vector<std::string> keys;
  keys.reserve(selectors.size());
  for (const PersonSelector* selector : selectors) keys.push_back(lookup_key(*selector));
  const auto lookups = rows_of_keys(ledger_, keys);
  std::vector<PersonId> ids;  // of all look-ups, one behind the other
  for (const auto& lookup : lookups) {
    if (lookup) append_person_ids(ids, *lookup);
  }
  auto rows = people(ids);
  auto next = rows.begin();
  std::vector<std::optional<Person>> found(selectors.size());
  for (std::size_t i = 0; i < selectors.size(); ++i) {
    if (!lookups[i]) continue;
    std::vector<Person> candidates;
    for (std::size_t left = people_in_lookup(*lookups[i]); left > 0; --left, ++next) {
      if (*next) candidates.push_back(std::move(**next));
    }
    const PersonSelector& selector = *selectors[i];
    if (!selector.user_id && !selector.username) {
      found[i] = nearest_with_email(std::move(candidates), *selector.email);
    } else if (!candidates.empty()) {
      found[i] = std::move(candidates.front());
    }
  }
  return found;
}

std::vector<std::vector<Person>> RocksPeople::sharing_email(std::size_t limit) const {
  std::vector<std::vector<Person>> found;
  for (const Digest& lookup : shared_email_lookups(ledger_)) {
    if (found.size() == limit) break;
    found.push_back(people_of(lookup));
  }
  return found;
}

template <class VisitRow>
void RocksPeople::scan(const VisitRow& visit) const {
  RocksRows rows(ledger_, "people", rocks_keys::person);
  for (bool any = rows.first(); any && visit(rows.value()); any = rows.next()) {
  }
}

template <class VisitRow>
void RocksPeople::scan_users(const VisitRow& visit) const {
  scan([&](std::string_view row) { return is_removed(row) || is_invited(row) || visit(row); });
}

std::vector<Person> RocksPeople::removed_with_email(std::string_view email) const {
  std::vector<Person> found;
  if (email.empty()) return found;
  const std::string folded = fold_email(email);
  scan([&](std::string_view row) {
    if (!is_removed(row)) return true;
    Person person = read_person(row);
    if (person.email && fold_email(*person.email) == folded) found.push_back(std::move(person));
    return true;
  });
  return found;
}

std::vector<Person> RocksPeople::list(std::size_t skip, std::size_t limit) const {
  std::vector<Person> found;
  if (limit == 0) return found;
  scan_users([&](std::string_view row) {
    if (skip != 0) {
      --skip;
    } else {
      found.push_back(read_person(row));
    }
    return found.size() < limit;
  });
  return found;
}

void RocksPeople::visit(const Visit& visit) const {
  scan([&](std::string_view row) { return visit(read_person(row)); });
}

Digest RocksPeople::token(std::string_view name) const {
  return name_token(ledger_.lookup_secret(), name);
}

std::size_t RocksPeople::count() const {
  std::size_t people = 0;
  scan_users([&](std::string_view) {
    ++people;
    return true;
  });
  return people;
}

}  // namespace seatledger::ledger
