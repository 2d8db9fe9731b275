// The rows of people in RocksDB.
#pragma once

#include "ledger/people/people.h"
#include "ledger/rocks/rocks_ledger.h"

namespace seatledger::ledger {

class RocksPeople final : public People {
 public:
  // `ledger` must outlive this.
  explicit RocksPeople(const RocksLedger& ledger) : ledger_(ledger) {}

  std::optional<Person> person(PersonId id) const override;
  std::optional<Person> by_user_id(std::int64_t user_id) const override;
  std::optional<Person> by_username(std::string_view username) const override;
  std::vector<Person> with_email(std::string_view email) const override;
  std::optional<PersonId> id_by_email(std::string_view email) const override;
  std::vector<std::optional<Person>> people(std::span<const PersonId> ids) const override;
  PeopleTexts texts(std::span<const PersonId> ids) const override;
  std::vector<std::optional<Person>> find_all(
      std::span<const PersonSelector* const> selectors) const override;
  std::vector<std::vector<Person>> sharing_email(std::size_t limit) const override;
  std::vector<Person> removed_with_email(std::string_view email) const override;
  std::vector<Person> list(std::size_t skip, std::size_t limit) const override;
  std::size_t count() const override;
  void visit(const Visit& visit) const override;
  Digest token(std::string_view name) const override;

 private:
  std::vector<Person> people_of(const Digest& email) const;
  std::optional<Person> found_by(const Digest& lookup) const;
  // The key of the look-up by the selector's first given member; empty if that finds nobody.
  std::string lookup_key(const PersonSelector& selector) const;
  // Calls visit(row) for each row, by person id, until visit returns false.
  template <class VisitRow>
  void scan(const VisitRow& visit) const;
  // The same for users who are not removed.
  template <class VisitRow>
  void scan_users(const VisitRow& visit) const;

  const RocksLedger& ledger_;
};

}  // namespace seatledger::ledger
