// The people as the open batch sees them: stored rows with the batch's own writes. Only for the
// writer thread; the stored rows must not change while it exists.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/domain/person.h"
#include "ledger/people/people.h"

namespace seatledger::ledger {

class PeopleOverlay final : public People {
 public:
  explicit PeopleOverlay(const People& stored) : stored_(stored) {}

  void write(PersonWrite write);
  const std::vector<PersonWrite>& writes() const { return writes_; }

  std::optional<Person> person(PersonId id) const override;
  std::optional<Person> by_user_id(std::int64_t user_id) const override;
  std::optional<Person> by_username(std::string_view username) const override;
  std::vector<Person> with_email(std::string_view email) const override;
  std::vector<std::optional<Person>> people(std::span<const PersonId> ids) const override;
  std::vector<std::optional<Person>> find_all(
      std::span<const PersonSelector* const> selectors) const override;
  // Keeps the stored rows of these people, and no others, for person().
  void expect(std::span<const PersonId> ids) const override;
  std::vector<Person> removed_with_email(std::string_view email) const override;
  // These read only the stored rows: no decision needs a list.
  std::vector<std::vector<Person>> sharing_email(std::size_t limit) const override;
  std::vector<Person> list(std::size_t skip, std::size_t limit) const override;
  std::size_t count() const override;
  void visit(const Visit& visit) const override;
  Digest token(std::string_view name) const override;

 private:
  // Those of `stored` that the batch left alone, and those it changed that have this e-mail; all
  // removed, or none.
  std::vector<Person> newest_with_email(std::vector<Person> stored, std::string_view email,
                                        bool removed) const;

  // As the batch left them; null when it did not write them. Valid until the next write.
  const std::optional<Person>* changed(PersonId id) const;

  // All people written under a name, now or earlier in the batch. An index, because a batch may
  // write and look up many thousands of people.
  template <class Name>
  using Index = std::unordered_multimap<Name, PersonId>;

  // The stored person, unless the batch has changed them.
  template <class Name, class Matches>
  std::optional<Person> newest(std::optional<Person> stored, const Index<Name>& index,
                               const Name& name, const Matches& matches) const;

  const People& stored_;
  std::vector<PersonWrite> writes_;
  std::unordered_map<PersonId, std::size_t> changed_;  // their last place in writes_
  Index<std::int64_t> user_ids_;
  Index<std::string> usernames_;
  Index<std::string> emails_;  // folded
  // What expect() read, by id.
  mutable std::vector<PersonId> expected_;
  mutable std::vector<std::optional<Person>> expected_rows_;
};

}  // namespace seatledger::ledger
