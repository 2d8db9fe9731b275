#include "ledger/people/people.h"

namespace seatledger::ledger {

std::optional<Person> find_person(const PersonSelector& selector, const People& people) {
  if (selector.user_id) return people.by_user_id(*selector.user_id);
  if (selector.username) return people.by_username(*selector.username);
  if (selector.email) return people.by_email(*selector.email);
  return std::nullopt;
}

}  // namespace seatledger::ledger
