// Who holds a seat, who waits for one.
#include <algorithm>

#include "seat_model.h"

namespace seatledger::seat_model {
namespace {

bool has(const std::vector<PersonId>& list, PersonId id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

std::function<AnswerBody()> removed() {
  return [] { return AnswerBody(Removed{}); };
}

}  // namespace

License& Model::license_of_kind(LicenseId id, Kind kind) {
  const auto found = state_.licenses.find(id);
  if (found == state_.licenses.end() || found->second.kind != kind || kind == Kind::platform) {
    refuse(ErrorCode::license_not_found);
  }
  return found->second;
}

const Seat* Model::live_seat(LicenseId license, PersonId person) const {
  const auto rows = state_.seats.find(license);
  if (rows == state_.seats.end()) return nullptr;
  const auto row = rows->second.find(person);
  return row == rows->second.end() || row->second.released ? nullptr : &row->second;
}

std::string Model::cover_of(LicenseId license, PersonId person) const {
  for (const auto& [group_id, team] : state_.teams.at(license)) {
    if (team.terms.active && has(state_.groups.at(group_id).members, person)) return group_id;
  }
  return "";
}

void Model::stop_waiting(LicenseId license, PersonId person) {
  auto& list = state_.waiting.at(license);
  list.erase(std::remove(list.begin(), list.end(), person), list.end());
}

void Model::release(LicenseId license, PersonId person) {
  Seat& row = state_.seats.at(license).at(person);
  row.released = true;
  row.terms.active = false;
}

void Model::give_through_group(LicenseId license, PersonId person, const std::string& group_id) {
  const GroupTerms& through = state_.teams.at(license).at(group_id).terms;
  stop_waiting(license, person);
  Seat& row = state_.seats.at(license)[person];
  row.license_id = license;
  row.released = false;
  row.created = now_;
  row.terms = {};
  row.terms.person_id = person;
  row.terms.assigned = row.terms.direct = false;
  row.terms.fulfilled = through.fulfilled;
  row.terms.redirect_to = through.redirect_to;
}

// Of somebody a group assignment has begun to cover.
void Model::cover(LicenseId license, PersonId person, const std::string& group_id) {
  if (live_seat(license, person)) return;  // a switched-off one wins
  if (inactive(person) || has(state_.waiting.at(license), person)) return;
  if (usable(license) && free_seats(license) > 0 && state_.waiting.at(license).empty()) {
    give_through_group(license, person, group_id);
  } else {
    state_.waiting.at(license).push_back(person);
  }
}

// Of somebody a group assignment has ceased to cover.
void Model::uncover(LicenseId license, PersonId person) {
  if (covered(license, person)) return;
  stop_waiting(license, person);
  const Seat* row = live_seat(license, person);
  if (row && !row->terms.assigned) release(license, person);
}

void Model::drain(LicenseId license) {
  while (usable(license) && free_seats(license) > 0 && !state_.waiting.at(license).empty()) {
    const PersonId first = state_.waiting.at(license).front();
    give_through_group(license, first, cover_of(license, first));
  }
}

// The person; an unknown e-mail makes one.
PersonId Model::person_for_seat(const PersonSelector& selector) {
  if (const auto person = find(selector)) return person->id;
  if (selector.user_id || selector.username) refuse(ErrorCode::user_not_found);
  Person person;
  person.id = PersonId{++state_.last_person};
  person.email = selector.email;
  state_.people[person.id] = person;
  return person.id;
}

PersonId Model::assign(LicenseId license, const PersonSelector& selector, const SeatWish& wish,
                       bool match_version) {
  const PersonId id = person_for_seat(selector);
  const Seat* old = live_seat(license, id);
  if (match_version) match(old ? old->version : 0);
  const bool holds = old && old->terms.active;
  if (wish.active && !holds) inactive(id) ? refuse(ErrorCode::user_inactive) : need(license, 1);
  Seat& row = state_.seats.at(license)[id];
  SeatTerms& terms = row.terms;
  if (!old) {
    row.license_id = license;
    row.released = false;
    row.created = now_;
    terms = {};
    terms.person_id = id;
    terms.pending = state_.people.at(id).user_id == 0;
  }
  // What came through a group is an assignment of the person's own from here on.
  if (!terms.assigned) terms.direct = true;
  terms.assigned = true;
  terms.active = wish.active;
  if (wish.fulfilled) terms.fulfilled = *wish.fulfilled;
  if (wish.direct) terms.direct = *wish.direct;
  if (wish.redirect_to) terms.redirect_to = *wish.redirect_to;
  if (wish.metadata) terms.metadata = *wish.metadata;
  stop_waiting(license, id);
  drain(license);
  return id;
}

Model::Show Model::run(const AssignSeat& c) {
  const LicenseId license = license_of_kind(c.license_id, c.kind).id;
  const PersonId person = assign(license, c.person, c.wish, true);
  return [this, license, person] { return AnswerBody(state_.seats.at(license).at(person)); };
}

// Does not drain.
void Model::unassign(LicenseId license, PersonId person) {
  const Seat* row = live_seat(license, person);
  // What a group gives, the group takes.
  if (!row || !row->terms.assigned) refuse(ErrorCode::assignment_not_found);
  if (row->terms.assigned && covered(license, person)) {
    if (row->terms.active) {
      SeatTerms& terms = state_.seats.at(license).at(person).terms;
      terms.assigned = terms.direct = false;
      return;
    }
    release(license, person);
    cover(license, person, cover_of(license, person));
    return;
  }
  release(license, person);
}

Model::Show Model::run(const ReleaseSeat& c) {
  for (const auto& [license, rows] : state_.seats) {
    for (const auto& [person, row] : rows) {
      if (row.id != c.assignment_id || row.released) continue;
      if (state_.licenses.at(license).kind != c.kind) break;
      if (!row.terms.assigned) break;
      if (c.license_id && *c.license_id != license) refuse(ErrorCode::assignment_not_found);
      match(row.version);
      unassign(license, person);
      drain(license);
      return removed();
    }
  }
  refuse(ErrorCode::assignment_not_found);
}

GroupAssignmentAnswer Model::group_answer(LicenseId license, const std::string& group_id) const {
  GroupAssignmentAnswer answer{state_.teams.at(license).at(group_id), 0, 0};
  for (const PersonId member : state_.groups.at(group_id).members) {
    const Seat* row = live_seat(license, member);
    ++answer.user_count;
    if (row && row->terms.active) ++answer.assigned_count;
  }
  return answer;
}

Model::Show Model::run(const AssignGroup& c) {
  const LicenseId license = license_of_kind(c.license_id, c.kind).id;
  if (state_.groups.count(c.group_id) == 0) refuse(ErrorCode::group_not_found);
  auto& teams = state_.teams.at(license);
  const bool is_new = teams.count(c.group_id) == 0;
  match(is_new ? 0 : teams.at(c.group_id).version);
  GroupAssignment& team = teams[c.group_id];
  const bool was_active = !is_new && team.terms.active;
  if (is_new) {
    team.license_id = license;
    team.terms.group_id = c.group_id;
    team.created = now_;
  }
  team.terms.active = c.wish.active;
  if (c.wish.fulfilled) team.terms.fulfilled = *c.wish.fulfilled;
  if (c.wish.redirect_to) team.terms.redirect_to = *c.wish.redirect_to;
  if (c.wish.metadata) team.terms.metadata = *c.wish.metadata;
  std::vector<PersonId> without;
  for (const PersonId member : state_.groups.at(c.group_id).members) {
    if (!live_seat(license, member) && !inactive(member)) without.push_back(member);
  }
  if (c.wish.active && !was_active) {
    need(license, static_cast<std::int64_t>(without.size()));
    for (const PersonId member : without) give_through_group(license, member, c.group_id);
  }
  if (!c.wish.active && was_active) {
    for (const PersonId member : state_.groups.at(c.group_id).members) uncover(license, member);
    drain(license);
  }
  return [this, license, id = c.group_id] { return AnswerBody(group_answer(license, id)); };
}

std::pair<LicenseId, std::string> Model::group_assignment(const ReleaseGroup& c) const {
  for (const auto& [license, teams] : state_.teams) {
    for (const auto& [group_id, team] : teams) {
      if (team.id != c.group_assignment_id) continue;
      if (state_.licenses.at(license).kind != c.kind) break;
      if (c.license_id && *c.license_id != license) refuse(ErrorCode::assignment_not_found);
      return {license, group_id};
    }
  }
  refuse(ErrorCode::assignment_not_found);
}

Model::Show Model::run(const ReleaseGroup& c) {
  const auto [license, group_id] = group_assignment(c);
  match(state_.teams.at(license).at(group_id).version);
  const bool was_active = state_.teams.at(license).at(group_id).terms.active;
  state_.teams.at(license).erase(group_id);
  if (!was_active) return removed();
  for (const PersonId member : state_.groups.at(group_id).members) {
    const Seat* row = live_seat(license, member);
    if (!c.release_seats && row && !covered(license, member)) {
      state_.seats.at(license).at(member).terms.assigned = true;
    }
    uncover(license, member);
  }
  drain(license);
  return removed();
}

Model::Show Model::run(const RemoveGroup& c) {
  const auto group = state_.groups.find(c.group_id);
  if (group == state_.groups.end()) refuse(ErrorCode::group_not_found);
  const std::vector<PersonId> members = group->second.members;
  for (auto& [license, teams] : state_.teams) {
    const auto team = teams.find(c.group_id);
    if (team == teams.end()) continue;
    const bool was_active = team->second.terms.active;
    teams.erase(team);
    if (!was_active) continue;
    for (const PersonId member : members) uncover(license, member);
    drain(license);
  }
  state_.groups.erase(c.group_id);
  return removed();
}

void Model::leave_everything(PersonId person) {
  for (auto& [group_id, team] : state_.groups) {
    auto& list = team.members;
    list.erase(std::remove(list.begin(), list.end(), person), list.end());
  }
  for (const auto& [license, rows] : state_.licenses) {
    stop_waiting(license, person);
    if (live_seat(license, person)) release(license, person);
    drain(license);
  }
}

Model::Show Model::run(const RemoveUser& c) {
  const auto person = user(c.user_id, false);
  if (!person) refuse(ErrorCode::user_not_found);
  leave_everything(person->id);
  state_.people.at(person->id).removed = true;
  return removed();
}

Model::Show Model::run(const ErasePerson& c) {
  // A removed user's row is still there, and found by user_id alone.
  const auto person = c.person.user_id ? user(*c.person.user_id, true) : find(c.person);
  // An e-mail also names those who had it when they were removed.
  const bool by_email = !c.person.user_id && !c.person.username;
  const std::string email = by_email ? folded(c.person.email.value_or("")) : "";
  const std::size_t removed_too = std::erase_if(state_.people, [&](const auto& entry) {
    const Person& row = entry.second;
    return !email.empty() && row.removed && row.email && folded(*row.email) == email;
  });
  if (!person && removed_too == 0) refuse(ErrorCode::user_not_found);
  if (!person) return removed();
  leave_everything(person->id);
  state_.people.erase(person->id);
  return removed();
}

template <class Row, class Do>
Model::Show Model::bulk(LicenseId license, BulkMode mode, const std::vector<Row>& rows,
                        const Do& act) {
  const auto found = state_.licenses.find(license);
  if (found == state_.licenses.end()) refuse(ErrorCode::license_not_found);
  if (found->second.kind == Kind::platform) refuse(ErrorCode::license_has_no_seats);
  match(found->second.version);
  const std::int64_t used = count(license).used();
  std::vector<std::pair<BulkAnswer::Row, PersonId>> done;
  std::vector<ErrorCode> codes;
  for (const Row& row : rows) {
    const State before = state_;
    BulkAnswer::Row answer;
    PersonId person;
    try {
      person = act(row, answer);
      if (state_ == before) answer.status = BulkStatus::unchanged;
      note_changes(before, license);
    } catch (const Refused& refused) {
      state_ = before;
      answer.code = refused.code;
      codes.push_back(refused.code);
    }
    done.emplace_back(answer, person);
  }
  if (mode == BulkMode::atomic && !codes.empty()) {
    const bool of_license = codes.front() == ErrorCode::no_seats_available ||
                            codes.front() == ErrorCode::license_inactive ||
                            codes.front() == ErrorCode::license_expired;
    const bool alike = std::count(codes.begin(), codes.end(), codes.front()) ==
                       static_cast<std::ptrdiff_t>(codes.size());
    if (!of_license || !alike) refuse(ErrorCode::bulk_refused);
    // What the whole call would take: the rows that found a seat, and those that did not.
    const auto missing = static_cast<std::int64_t>(codes.size());
    refuse(codes.front(), license, used, count(license).used() - used + missing);
  }
  drain(license);
  return [this, license, done] {
    BulkAnswer answer{state_.licenses.at(license), {}};
    for (auto [row, person] : done) {
      if (row.status != BulkStatus::refused && !row.seat)
        row.seat = state_.seats.at(license).at(person);
      answer.rows.push_back(row);
    }
    return AnswerBody(answer);
  };
}

Model::Show Model::run(const AssignSeats& c) {
  return bulk(c.license_id, c.mode, c.rows, [&](const auto& row, BulkAnswer::Row& answer) {
    answer.status = BulkStatus::assigned;
    try {
      return assign(c.license_id, row.person, row.wish, false);
    } catch (const Refused&) {
      answer.status = BulkStatus::refused;
      throw;
    }
  });
}

Model::Show Model::run(const ReleaseSeats& c) {
  std::map<PersonId, Seat> released;  // as they were before
  return bulk(c.license_id, c.mode, c.rows, [&](const auto& row, BulkAnswer::Row& answer) {
    PersonId person;
    if (row.assignment_id) {
      for (const auto& [id, seat] : state_.seats.at(c.license_id)) {
        if (seat.id == *row.assignment_id) person = id;
      }
    } else {
      const auto found = find(row.person);
      if (found) person = found->id;
    }
    if (const auto first = released.find(person); first != released.end()) {
      answer.status = BulkStatus::unchanged;
      answer.seat = first->second;
      return person;
    }
    const Seat* seat = live_seat(c.license_id, person);
    if (!seat) refuse(ErrorCode::assignment_not_found);
    const Seat was = *seat;
    unassign(c.license_id, person);
    released.emplace(person, was);
    answer.status = BulkStatus::released;
    answer.seat = was;
    return person;
  });
}

}  // namespace seatledger::seat_model
