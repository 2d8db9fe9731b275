#include "ledger/shared/copied_people.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "ledger/log/domain_json.h"

namespace seatledger::ledger {
namespace {

// The names that the rows of a piece give out.
struct GivenNames {
  std::unordered_set<std::string> usernames;
  std::unordered_set<std::int64_t> user_ids;

  explicit GivenNames(std::span<const PersonWrite> writes) {
    for (const PersonWrite& write : writes) {
      if (!write.after) continue;
      user_ids.insert(write.after->user_id);
      if (!write.after->removed) usernames.insert(write.after->username);
    }
  }
};

// Whether a name that `before` had leads to somebody else, now or after this piece.
bool is_of_another(const std::optional<Person>& found, const Person& before) {
  return found && found->id != before.id;
}

void leave_to_others(PersonWrite& write, const GivenNames& given, const People& copy) {
  if (!write.before) return;
  Person& before = *write.before;
  const bool keeps_name =
      write.after && !write.after->removed && write.after->username == before.username;
  if (!before.removed && !keeps_name &&
      (given.usernames.contains(before.username) ||
       is_of_another(copy.by_username(before.username), before))) {
    before.username.clear();
  }
  const bool keeps_id = write.after && write.after->user_id == before.user_id;
  if (!keeps_id && (given.user_ids.contains(before.user_id) ||
                    is_of_another(copy.by_user_id(before.user_id), before))) {
    before.user_id = 0;
  }
}

}  // namespace

std::vector<PersonRow> rows_of(std::span<const PersonWrite> writes) {
  std::vector<PersonRow> rows;
  std::unordered_map<PersonId, std::size_t> places;
  for (const PersonWrite& write : writes) {
    const auto [place, is_new] = places.try_emplace(write.person(), rows.size());
    if (is_new) rows.push_back({place->first, {}});
    auto& row = rows[place->second].row;
    row.reset();
    if (write.after) row = to_json(*write.after);
  }
  return rows;
}

std::vector<PersonWrite> writes_of(std::span<const PersonRow> rows, const People& copy) {
  std::vector<PersonId> ids;
  for (const PersonRow& row : rows) ids.push_back(row.id);
  auto before = copy.people(ids);
  std::vector<PersonWrite> writes;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!before[i] && !rows[i].row) continue;
    PersonWrite& write = writes.emplace_back();
    write.before = std::move(before[i]);
    if (rows[i].row) write.after = from_json<Person>(*rows[i].row);
  }
  const GivenNames given(writes);
  for (PersonWrite& write : writes) leave_to_others(write, given, copy);
  return writes;
}

}  // namespace seatledger::ledger
