#include "ledger/people/people_overlay.h"

#include <algorithm>
#include <utility>

#include "ledger/domain/email.h"

namespace seatledger::ledger {
namespace {

template <class Index, class Name>
void note(Index& index, const Name& name, PersonId id) {
  const auto [begin, end] = index.equal_range(name);
  const bool is_known =
      std::any_of(begin, end, [&](const auto& entry) { return entry.second == id; });
  if (!is_known) index.emplace(name, id);
}

}  // namespace

void PeopleOverlay::write(PersonWrite write) {
  changed_.insert_or_assign((write.after ? *write.after : *write.before).id, writes_.size());
  writes_.push_back(std::move(write));
  if (!writes_.back().after) return;
  const Person& person = *writes_.back().after;
  if (person.user_id != 0) note(user_ids_, person.user_id, person.id);
  if (!person.username.empty()) note(usernames_, person.username, person.id);
  if (person.email && !person.email->empty()) note(emails_, fold_email(*person.email), person.id);
}

const std::optional<Person>* PeopleOverlay::changed(PersonId id) const {
  const auto found = changed_.find(id);
  return found == changed_.end() ? nullptr : &writes_[found->second].after;
}

template <class Name, class Matches>
std::optional<Person> PeopleOverlay::newest(std::optional<Person> stored, const Index<Name>& index,
                                            const Name& name, const Matches& matches) const {
  const auto [begin, end] = index.equal_range(name);
  for (auto at = begin; at != end; ++at) {
    const std::optional<Person>& person = *changed(at->second);
    if (person && matches(*person)) return person;
  }
  if (stored && changed_.contains(stored->id)) return std::nullopt;
  return stored;
}

std::optional<Person> PeopleOverlay::person(PersonId id) const {
  if (const auto* written = changed(id)) return *written;
  const auto place = std::lower_bound(expected_.begin(), expected_.end(), id);
  if (place == expected_.end() || *place != id) return stored_.person(id);
  return expected_rows_[static_cast<std::size_t>(place - expected_.begin())];
}

void PeopleOverlay::expect(std::span<const PersonId> ids) const {
  std::vector<PersonId> sorted(ids.begin(), ids.end());
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  expected_rows_ = stored_.people(sorted);
  expected_ = std::move(sorted);
}

std::vector<std::optional<Person>> PeopleOverlay::people(std::span<const PersonId> ids) const {
  auto found = stored_.people(ids);
  if (changed_.empty()) return found;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (const auto* written = changed(ids[i])) found[i] = *written;
  }
  return found;
}

// What the batch has written may be found by other names than before: then one by one.
std::vector<std::optional<Person>> PeopleOverlay::find_all(
    std::span<const PersonSelector* const> selectors) const {
  return changed_.empty() ? stored_.find_all(selectors) : People::find_all(selectors);
}

std::optional<Person> PeopleOverlay::by_user_id(std::int64_t user_id) const {
  if (user_id == 0) return std::nullopt;
  return newest(stored_.by_user_id(user_id), user_ids_, user_id,
                [&](const Person& person) { return person.user_id == user_id; });
}

std::optional<Person> PeopleOverlay::by_username(std::string_view username) const {
  if (username.empty()) return std::nullopt;
  return newest(
      stored_.by_username(username), usernames_, std::string(username),
      [&](const Person& person) { return !person.removed && person.username == username; });
}

std::vector<Person> PeopleOverlay::newest_with_email(std::vector<Person> stored,
                                                     std::string_view email, bool removed) const {
  std::vector<Person> found = std::move(stored);
  std::erase_if(found, [&](const Person& person) { return changed_.contains(person.id); });
  if (email.empty()) return found;
  const std::string wanted = fold_email(email);
  const auto [begin, end] = emails_.equal_range(wanted);
  for (auto at = begin; at != end; ++at) {
    const std::optional<Person>& person = *changed(at->second);
    if (!person || person->removed != removed) continue;
    if (person->email && fold_email(*person->email) == wanted) found.push_back(*person);
  }
  std::sort(found.begin(), found.end(),
            [](const Person& left, const Person& right) { return left.id < right.id; });
  return found;
}

std::vector<Person> PeopleOverlay::with_email(std::string_view email) const {
  return newest_with_email(stored_.with_email(email), email, false);
}

std::vector<Person> PeopleOverlay::removed_with_email(std::string_view email) const {
  return newest_with_email(stored_.removed_with_email(email), email, true);
}

std::vector<std::vector<Person>> PeopleOverlay::sharing_email(std::size_t limit) const {
  return stored_.sharing_email(limit);
}

std::vector<Person> PeopleOverlay::list(std::size_t skip, std::size_t limit) const {
  return stored_.list(skip, limit);
}

std::size_t PeopleOverlay::count() const { return stored_.count(); }

void PeopleOverlay::visit(const Visit& visit) const { stored_.visit(visit); }

Digest PeopleOverlay::token(std::string_view name) const { return stored_.token(name); }

}  // namespace seatledger::ledger
