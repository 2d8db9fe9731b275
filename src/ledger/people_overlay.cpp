#include "ledger/people_overlay.h"

#include <utility>

#include "base/ascii.h"

namespace seatledger::ledger {

void PeopleOverlay::write(const PersonWrite& write) {
  writes_.push_back(write);
  changed_.insert_or_assign((write.after ? *write.after : *write.before).id, write.after);
}

template <class Matches>
std::optional<Person> PeopleOverlay::newest(std::optional<Person> stored,
                                            const Matches& matches) const {
  // A batch changes few people, and most batches none.
  for (const auto& [id, person] : changed_) {
    if (person && matches(*person)) return person;
  }
  if (stored && changed_.contains(stored->id)) return std::nullopt;
  return stored;
}

std::optional<Person> PeopleOverlay::person(PersonId id) const {
  if (const auto found = changed_.find(id); found != changed_.end()) return found->second;
  return stored_.person(id);
}

std::optional<Person> PeopleOverlay::by_user_id(std::int64_t user_id) const {
  if (user_id == 0) return std::nullopt;
  return newest(stored_.by_user_id(user_id),
                [&](const Person& person) { return person.user_id == user_id; });
}

std::optional<Person> PeopleOverlay::by_username(std::string_view username) const {
  if (username.empty()) return std::nullopt;
  return newest(stored_.by_username(username), [&](const Person& person) {
    return !person.removed && person.username == username;
  });
}

std::optional<Person> PeopleOverlay::by_email(std::string_view email) const {
  if (email.empty()) return std::nullopt;
  const std::string wanted = lower(email);
  return newest(stored_.by_email(email), [&](const Person& person) {
    return !person.removed && person.email && lower(*person.email) == wanted;
  });
}

std::vector<Person> PeopleOverlay::list(std::size_t skip, std::size_t limit) const {
  return stored_.list(skip, limit);
}

std::size_t PeopleOverlay::count() const { return stored_.count(); }

Digest PeopleOverlay::email_token(std::string_view email) const {
  return stored_.email_token(email);
}

}  // namespace seatledger::ledger
