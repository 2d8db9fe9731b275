#include "ledger/people/people.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "ledger/domain/email.h"

namespace seatledger::ledger {

std::optional<Person> nearest_with_email(std::vector<Person> people, std::string_view email) {
  if (people.empty()) return std::nullopt;
  const std::string spelled = lower_email(email);
  const auto exact = std::find_if(people.begin(), people.end(), [&](const Person& person) {
    return lower_email(*person.email) == spelled;
  });
  return std::move(exact == people.end() ? people.front() : *exact);
}

std::optional<Person> People::by_email(std::string_view email) const {
  return nearest_with_email(with_email(email), email);
}

std::optional<PersonId> People::id_by_email(std::string_view email) const {
  const auto person = by_email(email);
  return person ? std::optional(person->id) : std::nullopt;
}

std::vector<std::optional<Person>> People::people(std::span<const PersonId> ids) const {
  std::vector<std::optional<Person>> found;
  found.reserve(ids.size());
  for (const PersonId id : ids) found.push_back(person(id));
  return found;
}

PeopleTexts People::texts(std::span<const PersonId> ids) const {
  std::map<std::uint64_t, std::shared_ptr<PeopleChunk>> chunks;
  for (const PersonId id : ids) {
    auto& chunk = chunks[PeopleChunk::number_of(id)];
    if (!chunk) chunk = std::make_shared<PeopleChunk>();
    if (chunk->of(id)) continue;
    if (const auto row = person(id)) chunk->add(*row);
  }
  PeopleTexts texts;
  for (auto& [number, chunk] : chunks) texts.add(number, std::move(chunk));
  return texts;
}

std::vector<std::optional<Person>> People::find_all(
    std::span<const PersonSelector* const> selectors) const {
  std::vector<std::optional<Person>> found;
  found.reserve(selectors.size());
  for (const PersonSelector* selector : selectors) found.push_back(find_person(*selector, *this));
  return found;
}

std::optional<Person> find_person(const PersonSelector& selector, const People& people) {
  if (selector.user_id) return people.by_user_id(*selector.user_id);
  if (selector.username) return people.by_username(*selector.username);
  if (selector.email) return people.by_email(*selector.email);
  return std::nullopt;
}

}  // namespace seatledger::ledger
