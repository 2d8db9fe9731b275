// The port to the rows of people, which are in the ledger's database but apart from its events,
// so that they can be erased. Written only through EventLog::append. Any
// thread. All throw StoreError when the store cannot be read.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "ledger/domain/commands.h"
#include "ledger/domain/person.h"

namespace seatledger::ledger {

class People {
 public:
  virtual ~People() = default;
  virtual std::optional<Person> person(PersonId id) const = 0;
  virtual std::optional<Person> by_user_id(std::int64_t user_id) const = 0;  // also a removed one
  virtual std::optional<Person> by_username(std::string_view username) const = 0;
  virtual std::optional<Person> by_email(std::string_view email) const = 0;  // without case
  // The removed users whose rows still hold it, by person id. Scans: for an erasure.
  virtual std::vector<Person> removed_with_email(std::string_view email) const = 0;
  // Stands for a name where it may not be told: HMAC under the secret of the look-ups. Folds
  // nothing.
  virtual Digest token(std::string_view name) const = 0;
  // Users who are not removed, by person id, after the first `skip`.
  virtual std::vector<Person> list(std::size_t skip, std::size_t limit) const = 0;
  virtual std::size_t count() const = 0;  // of those; may scan
};

// Whom the selector's first given member names; also a removed one, by user_id. Throws StoreError.
std::optional<Person> find_person(const PersonSelector& selector, const People& people);

}  // namespace seatledger::ledger
