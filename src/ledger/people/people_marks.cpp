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

bool PeopleMarks::is_about_a_row(std::string_view type) {
  return type.starts_with("user_") || type == "person_invited";
}

void PeopleMarks::take(const EventBody& body) {
  if (const auto* put = std::get_if<UserPut>(&body)) {
    marks_[put->after.person_id] = {put->after.row_digest, false};
  } else if (const auto* invited = std::get_if<PersonInvited>(&body)) {
    marks_[invited->after.person_id] = {invited->after.row_digest, false};
  } else if (const auto* removed = std::get_if<UserRemoved>(&body)) {
    marks_[removed->before.person_id] = {removed->before.row_digest, true};
  } else if (const auto* merged = std::get_if<UserMerged>(&body)) {
    marks_[merged->person_id] = {std::nullopt, true};
  } else if (const auto* erased = std::get_if<UserErased>(&body)) {
    marks_.erase(erased->person_id);
  }
}

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
