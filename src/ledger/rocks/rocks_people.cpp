#include "ledger/rocks/rocks_people.h"

#include <utility>

#include "ledger/domain/email.h"
#include "ledger/log/domain_json.h"
#include "ledger/people/people_lookups.h"
#include "ledger/rocks/rocks_lookups.h"
#include "ledger/rocks/rocks_rows.h"

namespace seatledger::ledger {
namespace {

// `removed` is the last member of a row, so no parsing is needed.
bool is_removed(std::string_view row) { return row.ends_with("\"removed\":true}"); }

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
  return from_json<Person>(*row);
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
  const auto ids =
      people_of_email(ledger_, email_lookup(ledger_.lookup_secret(), email, ledger_.email_rule()));
  if (ids.empty()) return std::nullopt;
  // A look-up is written with the rows that have the e-mail: of one alone no row need be read.
  return ids.size() == 1 ? ids.front() : People::id_by_email(email);
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
    Person person = from_json<Person>(row);
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
      found.push_back(from_json<Person>(row));
    }
    return found.size() < limit;
  });
  return found;
}

void RocksPeople::visit(const Visit& visit) const {
  scan([&](std::string_view row) { return visit(from_json<Person>(row)); });
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
