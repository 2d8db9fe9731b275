// People and groups of the directory, and how their changes affect seats.
#include <set>
#include <string>
#include <unordered_set>
#include <utility>

#include "ledger/domain/decide.h"
#include "ledger/domain/person.h"
#include "ledger/domain/seat_plan.h"

namespace seatledger::ledger {
namespace {

// Somebody has, or gets, the e-mail of a person known only by it. The person's seats move to them
// with their ids, except on licenses where they already have one.
void merge_seats(SeatPlan& plan, const SeatState& state, PersonId invited, const Person& into) {
  const PersonId user = into.id;
  for (const LicenseId license : state.licenses_of(invited)) {
    const Seat* held = plan.live_seat(license, invited);
    if (held == nullptr) continue;
    if (plan.live_seat(license, user) == nullptr) {
      SeatChange change;
      change.person_id = user;
      change.pending = into.is_invited();
      plan.change(license, invited, change);
      continue;
    }
    const SeatTerms was = held->terms;
    plan.release(license, invited);
    // The remaining seat takes over what the released one had: active, and not only through groups.
    if (was.active) {
      SeatChange change;
      change.active = true;
      change.assigned = true;
      if (!plan.live_seat(license, user)->terms.assigned) change.direct = was.direct;
      plan.change(license, user, change);
    }
    plan.drain(license);
  }
}

// The person keeps their number and seats, which are no longer pending.
void confirm_seats(SeatPlan& plan, const SeatState& state, PersonId person) {
  SeatChange change;
  change.pending = false;
  for (const LicenseId license : state.licenses_of(person)) {
    if (plan.live_seat(license, person) != nullptr) plan.change(license, person, change);
  }
}

// What remains of an invited person's row after it is merged into another person: the number.
Person nobody(const Person& invited) {
  Person row;
  row.id = invited.id;
  row.row_key = invited.row_key;
  row.removed = true;
  return row;
}

void follow_members(SeatPlan& plan, const SeatState& state, const std::string& group_id,
                    const std::vector<PersonId>& joined, const std::vector<PersonId>& left) {
  for (const PersonId person : left) plan.leave(group_id, person);
  for (const LicenseId license : state.licenses_of_group(group_id)) {
    const auto row = state.group_assignment(license, group_id);
    if (!row || !row->terms.active) continue;
    for (const PersonId person : left) plan.uncover(license, person);
    plan.drain(license);
    for (const PersonId person : joined) plan.cover(license, person, *row);
  }
}

// A user who becomes inactive keeps seats but no longer waits; one who is active again is covered
// by their groups as if they had just joined.
void follow_activity(SeatPlan& plan, const SeatState& state, PersonId person, bool active) {
  if (!active) {
    for (const LicenseId license : state.licenses_of(person)) plan.stop_waiting(license, person);
    return;
  }
  std::set<LicenseId> licenses;
  for (const std::string& group_id : state.group_ids_of(person)) {
    for (const LicenseId license : state.licenses_of_group(group_id)) licenses.insert(license);
  }
  for (const LicenseId license : licenses) {
    if (const auto* through = plan.cover_of(license, person)) {
      plan.cover(license, person, *through);
    }
  }
}

// Removes the person from every group and releases every seat.
void take_leave(SeatPlan& plan, PersonId person, const std::vector<Group>& groups) {
  for (const Group& group : groups) {
    plan.append(GroupPut{group, group, {}, {person}});
    plan.leave(group.group_id, person);
  }
  plan.release_all(person);
}

}  // namespace

Result<Decision> decide(const PutUser& command, const PutUserInputs& inputs,
                        const DecideContext& context) {
  Person record = command.record;
  const auto is_own = [&](const Person& other) { return other.user_id == record.user_id; };
  if (inputs.username_holder && !is_own(*inputs.username_holder)) {
    return field_error(ErrorCode::username_taken, "username", "another user has this username");
  }
  std::optional<Person> invited;
  if (record.email && inputs.email_holder && !is_own(*inputs.email_holder)) {
    if (!inputs.email_holder->is_invited()) {
      return field_error(ErrorCode::email_taken, "email", "another user has this e-mail");
    }
    invited = inputs.email_holder;
  }
  const bool becomes = invited && !inputs.current;
  const std::optional<Person>& row = becomes ? invited : inputs.current;
  record.id = row ? row->id : PersonId{context.sequences.person + 1};
  record.row_key = row ? row->row_key : context.fresh_key;
  record.removed = false;
  Decision decision{{}, {}, put_change, record};
  if (row == record) return decision;
  SeatPlan plan(inputs.seats, context);
  const bool known = row && !row->removed;
  plan.append(UserPut{known ? std::optional(mark(*row)) : std::nullopt, mark(record)});
  plan.set_inactive(record.id, !record.active);
  if (invited && !becomes) {
    plan.append(UserMerged{invited->id, record.id});
    decision.people.push_back({invited, nobody(*invited)});
    merge_seats(plan, inputs.seats, invited->id, record);
  }
  decision.people.push_back({row, record});
  if (becomes) confirm_seats(plan, inputs.seats, record.id);
  const bool was_active = !known || row->active;
  if (was_active != record.active) {
    follow_activity(plan, inputs.seats, record.id, record.active);
  }
  decision.events = plan.take_events();
  return decision;
}

// Does nothing when it is done already.
Result<Decision> decide(const MergeInvited& command, const MergeInvitedInputs& inputs,
                        const DecideContext& context) {
  Decision decision{{}, {}, "merge", Removed{}};
  const auto is_there = [](const std::optional<Person>& row) { return row && !row->removed; };
  if (!is_there(inputs.person) || !is_there(inputs.into) || command.person == command.into ||
      !inputs.person->is_invited()) {
    return decision;
  }
  SeatPlan plan(inputs.seats, context);
  plan.append(UserMerged{command.person, command.into});
  decision.people.push_back({inputs.person, nobody(*inputs.person)});
  merge_seats(plan, inputs.seats, command.person, *inputs.into);
  decision.events = plan.take_events();
  return decision;
}

Result<Decision> decide(const PutGroup& command, const PutGroupInputs& inputs,
                        const DecideContext& context) {
  if (!inputs.platform) {
    return field_error(ErrorCode::platform_not_found, "platform_key", "no such platform");
  }
  GroupAnswer answer{command.record, {}};
  std::string unknown;
  std::vector<PersonId> joined;
  std::unordered_set<PersonId> wanted;
  const std::unordered_set<PersonId> current(inputs.members.begin(), inputs.members.end());
  for (std::size_t i = 0; i < inputs.users.size(); ++i) {
    const auto& user = inputs.users[i];
    if (!user || user->removed) {
      unknown += (unknown.empty() ? "" : ", ") + std::to_string(command.user_ids[i]);
      continue;
    }
    if (!wanted.insert(user->id).second) continue;
    answer.members.push_back(user->id);
    if (!current.contains(user->id)) joined.push_back(user->id);
  }
  if (!unknown.empty()) {
    return field_error(ErrorCode::members_unknown, "user_ids", "no such users: " + unknown);
  }
  std::vector<PersonId> left;
  for (const PersonId member : inputs.members) {
    if (!wanted.contains(member)) left.push_back(member);
  }
  Decision decision{{}, {}, put_change, std::move(answer)};
  if (inputs.current == command.record && joined.empty() && left.empty()) return decision;
  SeatPlan plan(inputs.seats, context);
  plan.append(GroupPut{inputs.current, command.record, joined, left});
  follow_members(plan, inputs.seats, command.record.group_id, joined, left);
  decision.events = plan.take_events();
  return decision;
}

// The row is kept without its look-ups, so that the history keeps its person id if the same user_id
// is added again.
Result<Decision> decide(const RemoveUser&, const RemoveUserInputs& inputs,
                        const DecideContext& context) {
  if (!inputs.current || inputs.current->removed) {
    return field_error(ErrorCode::user_not_found, "user_id", "no such user");
  }
  SeatPlan plan(inputs.seats, context);
  plan.append(UserRemoved{mark(*inputs.current)});
  take_leave(plan, inputs.current->id, inputs.groups);
  Person removed = *inputs.current;
  removed.removed = true;
  return Decision{
      plan.take_events(), {{inputs.current, std::move(removed)}}, remove_change, Removed{}};
}

Result<Decision> decide(const RemoveGroup& command, const RemoveGroupInputs& inputs,
                        const DecideContext& context) {
  if (!inputs.current) return field_error(ErrorCode::group_not_found, "group_id", "no such group");
  SeatPlan plan(inputs.seats, context);
  plan.append(GroupRemoved{*inputs.current, inputs.members});
  for (const PersonId member : inputs.members) plan.leave(command.group_id, member);
  for (const LicenseId license : inputs.seats.licenses_of_group(command.group_id)) {
    const auto row = inputs.seats.group_assignment(license, command.group_id);
    if (row) plan.release_group(*row, inputs.members, true);
  }
  return Decision{plan.take_events(), {}, remove_change, Removed{}};
}

// An erasure by e-mail includes removed users who had it: their rows still contain the name.
Result<Decision> decide(const ErasePerson& command, const ErasePersonInputs& inputs,
                        const DecideContext& context) {
  if (!inputs.person && inputs.removed.empty()) {
    return field_error(ErrorCode::user_not_found, command.person.user_id ? "user_id" : "email",
                       "no such person");
  }
  SeatPlan plan(inputs.seats, context);
  Decision decision{{}, {}, "erase", Removed{}};
  if (inputs.person) {
    plan.append(UserErased{inputs.person->id});
    take_leave(plan, inputs.person->id, inputs.groups);
    decision.people.push_back({inputs.person, std::nullopt});
  }
  // Their seats were released when they were removed.
  for (const Person& row : inputs.removed) {
    plan.append(UserErased{row.id});
    decision.people.push_back({row, std::nullopt});
  }
  decision.events = plan.take_events();
  return decision;
}

}  // namespace seatledger::ledger
