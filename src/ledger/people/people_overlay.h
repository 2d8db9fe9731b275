// The people as the open batch sees them: the stored rows with the batch's own writes on top. The
// writer thread's; the rows below must not change while it lives.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/domain/person.h"
#include "ledger/people/people.h"

namespace seatledger::ledger {

class PeopleOverlay final : public People {
 public:
  explicit PeopleOverlay(const People& stored) : stored_(stored) {}

  void write(const PersonWrite& write);
  const std::vector<PersonWrite>& writes() const { return writes_; }

  std::optional<Person> person(PersonId id) const override;
  std::optional<Person> by_user_id(std::int64_t user_id) const override;
  std::optional<Person> by_username(std::string_view username) const override;
  std::optional<Person> by_email(std::string_view email) const override;
  std::vector<Person> removed_with_email(std::string_view email) const override;
  // Of the stored rows only: no decision needs a list.
  std::vector<Person> list(std::size_t skip, std::size_t limit) const override;
  std::size_t count() const override;
  Digest token(std::string_view name) const override;

 private:
  // Who was written under a name, now or before. One call can write ten thousand people, and the
  // next one of the batch asks for as many: nobody is looked for among all of them.
  template <class Name>
  using Index = std::unordered_multimap<Name, PersonId>;

  // The stored answer, unless the batch has changed that person.
  template <class Name, class Matches>
  std::optional<Person> newest(std::optional<Person> stored, const Index<Name>& index,
                               const Name& name, const Matches& matches) const;

  const People& stored_;
  std::vector<PersonWrite> writes_;
  std::unordered_map<PersonId, std::optional<Person>> changed_;  // nothing: erased
  Index<std::int64_t> user_ids_;
  Index<std::string> usernames_;
  Index<std::string> emails_;  // in lower case
};

}  // namespace seatledger::ledger
