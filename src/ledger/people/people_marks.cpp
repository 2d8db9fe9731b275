#include "ledger/people/people_marks.h"

#include <variant>

#include "ledger/domain/person.h"

namespace seatledger::ledger {
namespace {

bool holds_no_name(const Person& row) {
  return row.user_id == 0 && row.username.empty() && !row.email && row.name.empty() &&
         row.platform_keys.empty();
}

}  // namespace

// What each event about a row of people leaves to be expected of it.
struct PeopleMarks::Taker {
  std::map<PersonId, Mark>& marks;

  void operator()(const UserPut& e) { marks[e.after.person_id] = {e.after.row_digest, false}; }
  void operator()(const PersonInvited& e) {
    marks[e.after.person_id] = {e.after.row_digest, false};
  }
  void operator()(const UserRemoved& e) { marks[e.before.person_id] = {e.before.row_digest, true}; }
  void operator()(const UserMerged& e) { marks[e.person_id] = {std::nullopt, true}; }
  void operator()(const UserErased& e) { marks.erase(e.person_id); }
  template <class Other>
  void operator()(const Other&) {
    static_assert(!is_about_a_row(Other::row.name), "an event about rows of people has no case");
  }
};

void PeopleMarks::take(const EventBody& body) { std::visit(Taker{marks_}, body); }

std::optional<std::string> PeopleMarks::take_row(const Person& row) {
  const auto at = marks_.find(row.id);
  if (at == marks_.end()) return "no event names this person, or the person was erased";
  const Mark expected = at->second;
  marks_.erase(at);
  if (row.removed != expected.removed) {
    return "the events say otherwise of whether the person is removed";
  }
  if (!expected.digest) {
    if (holds_no_name(row)) return std::nullopt;
    return "the events say that this person is another since";
  }
  // The last event marked the row before it was removed.
  Person marked = row;
  marked.removed = false;
  if (mark(marked).row_digest == *expected.digest) return std::nullopt;
  return "it is not the row that the last event about this person marks";
}

std::optional<PersonId> PeopleMarks::first_missing(PersonId after) const {
  const auto missing = marks_.upper_bound(after);
  if (missing == marks_.end()) return std::nullopt;
  return missing->first;
}

}  // namespace seatledger::ledger
