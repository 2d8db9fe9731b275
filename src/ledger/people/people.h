// The port to the rows of people. They are in the ledger's database but separate from its events,
// so that they can be erased. Written only through EventLog::append. Any thread. All functions
// throw StoreError when the store cannot be read.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ledger/domain/commands.h"
#include "ledger/domain/person.h"
#include "ledger/people/people_texts.h"

namespace seatledger::ledger {

class People {
 public:
  virtual ~People() = default;
  virtual std::optional<Person> person(PersonId id) const = 0;
  virtual std::optional<Person> by_user_id(std::int64_t user_id) const = 0;  // also a removed one
  virtual std::optional<Person> by_username(std::string_view username) const = 0;
  // Who has that e-mail, by person id. Usually one at most; users who got their addresses before
  // these were compared as they are now may share one (docs/decisions/0022).
  virtual std::vector<Person> with_email(std::string_view email) const = 0;
  // One of them: who has the address in this spelling, case aside, else the first.
  std::optional<Person> by_email(std::string_view email) const;
  // The id of that person.
  virtual std::optional<PersonId> id_by_email(std::string_view email) const;
  // Many at once, as engines read them faster than one by one. In the order of `ids`: as person();
  // of `selectors`: as find_person().
  virtual std::vector<std::optional<Person>> people(std::span<const PersonId> ids) const;
  virtual std::vector<std::optional<Person>> find_all(
      std::span<const PersonSelector* const> selectors) const;
  // What lists sort these people by; of others too, perhaps.
  virtual PeopleTexts texts(std::span<const PersonId> ids) const;
  // Tells that person() will be asked for these, one by one. A class may read them at once.
  virtual void expect(std::span<const PersonId>) const {}
  // Up to `limit` addresses that several people have: those people, by person id.
  virtual std::vector<std::vector<Person>> sharing_email(std::size_t limit) const = 0;
  // Removed users whose rows still hold the e-mail, by person id. Scans; used for an erasure.
  virtual std::vector<Person> removed_with_email(std::string_view email) const = 0;
  // Replaces a name where it must not be shown: HMAC under the secret of the look-ups. Case is
  // kept.
  virtual Digest token(std::string_view name) const = 0;
  // Users who are not removed, by person id, without the first `skip`.
  virtual std::vector<Person> list(std::size_t skip, std::size_t limit) const = 0;
  virtual std::size_t count() const = 0;  // number of users not removed; may scan
  // Everybody who has a row, removed users and invited people too, by person id, until `visit`
  // returns false. Scans; keeps one in memory.
  using Visit = std::function<bool(const Person& person)>;
  virtual void visit(const Visit& visit) const = 0;
};

// Which of the people with the e-mail by_email() takes; nothing if there are none.
std::optional<Person> nearest_with_email(std::vector<Person> people, std::string_view email);

// The person that the selector's first given member names; by user_id also a removed one. Throws
// StoreError.
std::optional<Person> find_person(const PersonSelector& selector, const People& people);

}  // namespace seatledger::ledger
