#include "ledger/domain/seat_plan.h"

#include "ledger/domain/evolve.h"
#include "ledger/domain/note_change.h"
#include "ledger/domain/refusals.h"

namespace seatledger::ledger {
namespace {

Error refusal(ErrorCode code, const License& license, std::int64_t wanted) {
  Error result = error(code, std::string(seat_refusal_sentence(code)));
  result.figures = {
      {"count", license.terms.count}, {"usage_count", license.seats.used()}, {"requested", wanted}};
  return result;
}

bool is_usable(const LicenseTerms& terms, Timestamp now) {
  return terms.active && (!terms.expired || now < *terms.expired);
}

SeatCounts waiting_count(std::int64_t waiting) {
  SeatCounts counts;
  counts.waiting = waiting;
  return counts;
}

}  // namespace

const License* SeatPlan::license(LicenseId id) {
  const auto [at, is_new] = licenses_.try_emplace(id);
  if (is_new) at->second = state_.license(id);
  return at->second ? &*at->second : nullptr;
}

License& SeatPlan::mutable_license(LicenseId id) {
  license(id);
  return *licenses_.at(id);
}

std::optional<Seat>& SeatPlan::seat_slot(LicenseId license, PersonId person) {
  const auto [at, is_new] = seats_.try_emplace(Key{license, person});
  if (is_new && !is_new_person(person)) at->second = state_.seat(license, person);
  return at->second;
}

const Seat* SeatPlan::seat(LicenseId license, PersonId person) {
  const auto& slot = seat_slot(license, person);
  return slot ? &*slot : nullptr;
}

const Seat* SeatPlan::live_seat(LicenseId license, PersonId person) {
  const Seat* found = seat(license, person);
  return found != nullptr && !found->released ? found : nullptr;
}

std::optional<GroupAssignment>& SeatPlan::group_slot(LicenseId license,
                                                     const std::string& group_id) {
  const auto [at, is_new] = groups_.try_emplace({license, group_id});
  if (is_new) at->second = state_.group_assignment(license, group_id);
  return at->second;
}

const GroupAssignment* SeatPlan::cover_of(LicenseId license, PersonId person) {
  for (const std::string& group_id : state_.group_ids_of(person)) {
    if (left_.contains({group_id, person})) continue;
    const auto& row = group_slot(license, group_id);
    if (row && row->terms.active) return &*row;
  }
  return nullptr;
}

bool SeatPlan::is_waiting(LicenseId license, PersonId person) {
  const auto own = waiting_.find({license, person});
  if (own != waiting_.end()) return own->second != 0;
  const License* row = this->license(license);
  if (is_new_person(person) || (row != nullptr && row->seats.waiting == 0)) return false;
  return state_.waiter(license, person).has_value();
}

bool SeatPlan::is_inactive(PersonId person) {
  const auto [at, is_new] = inactive_.try_emplace(person, false);
  if (is_new && context_.people != nullptr) at->second = context_.people->is_inactive(person);
  return at->second;
}

Result<void> SeatPlan::check_seats(LicenseId id, std::int64_t wanted) {
  const License& row = *license(id);
  if (!row.terms.active) {
    return refusal(ErrorCode::license_inactive, row, wanted);
  }
  if (!is_usable(row.terms, context_.now)) {
    return refusal(ErrorCode::license_expired, row, wanted);
  }
  if (wanted > row.terms.count - row.seats.used()) {
    return refusal(ErrorCode::no_seats_available, row, wanted);
  }
  return {};
}

void SeatPlan::append(EventBody body) { events_.push_back(draft_of(std::move(body))); }

// The event as evolve needs it. Its commit starts at the decision's first event; the commit's size
// is not known yet.
Event SeatPlan::append(LicenseId id, EventBody body) {
  Event event;
  event.position = context_.next_position;
  event.commit = {context_.next_position, 0, 1};
  event.recorded = context_.recorded;
  event.kind = license(id)->kind;
  event.license_id = id;
  events_.push_back({std::move(body), event.kind, id});
  return event;
}

void SeatPlan::count(const Event& event, LicenseId id, const SeatCounts& before,
                     const SeatCounts& after) {
  if (before == after) return;
  License& row = mutable_license(id);
  row = evolve_counts(std::move(row), event, before, after);
}

void SeatPlan::update_license(License before, LicenseUpdated updated) {
  auto& row = licenses_[before.id];
  row = std::move(before);
  const Event event = append(row->id, updated);
  row = evolve(std::move(*row), event, updated);
}

std::int64_t SeatPlan::end_wait(LicenseId license, PersonId person) {
  if (!is_waiting(license, person)) return 0;
  waiting_[{license, person}] = 0;
  return 1;
}

void SeatPlan::assign(LicenseId license, SeatTerms terms,
                      std::optional<GroupAssignmentId> through) {
  auto& slot = seat_slot(license, terms.person_id);
  const AssignmentId id =
      slot ? slot->id : AssignmentId{context_.sequences.assignment + ++assignments_given_};
  SeatCounts before = waiting_count(end_wait(license, terms.person_id));
  const SeatCounts after = counts_of(terms);
  SeatAssigned assigned{id, through, std::move(terms)};
  const Event event = append(license, assigned);
  slot = evolve(slot, event, assigned);
  count(event, license, before, after);
}

bool SeatPlan::change(LicenseId license, PersonId person, const SeatChange& wanted) {
  Seat row = *seat(license, person);
  SeatChanged changed{row.id, person, {}, {}};
  if (!note_changes(wanted, row.terms, changed.before, changed.after)) return false;
  SeatCounts counted = counts_of(row.terms);
  const Event event = append(license, changed);
  Seat moved = evolve(row, event, changed);
  const PersonId holder = moved.terms.person_id;
  if (holder != person) {
    counted.waiting = end_wait(license, holder);
    seat_slot(license, person).reset();
  }
  count(event, license, counted, counts_of(moved.terms));
  seat_slot(license, holder) = std::move(moved);
  return true;
}

void SeatPlan::release(LicenseId license, PersonId person) {
  auto& slot = seat_slot(license, person);
  const SeatCounts before = counts_of(slot->terms);
  SeatReleased released{slot->id, slot->terms};
  const Event event = append(license, released);
  slot = evolve(*slot, event, released);
  count(event, license, before, {});
}

void SeatPlan::stop_waiting(LicenseId license, PersonId person) {
  if (end_wait(license, person) == 0) return;
  const Event event = append(license, MemberNotWaiting{person});
  count(event, license, waiting_count(1), {});
}

void SeatPlan::leave(const std::string& group_id, PersonId person) {
  left_.insert({group_id, person});
}

bool SeatPlan::needs_seat(LicenseId license, PersonId person) {
  return live_seat(license, person) == nullptr && !is_inactive(person);
}

void SeatPlan::seat_member(LicenseId license, PersonId person, const GroupAssignment& through) {
  SeatTerms terms;
  terms.person_id = person;
  terms.assigned = false;
  terms.direct = false;
  terms.fulfilled = through.terms.fulfilled;
  terms.redirect_to = through.terms.redirect_to;
  assign(license, std::move(terms), through.id);
}

void SeatPlan::cover(LicenseId license, PersonId person, const GroupAssignment& through) {
  if (!needs_seat(license, person)) return;
  const bool is_first = this->license(license)->seats.waiting == 0;
  if (is_first && check_seats(license, 1)) return seat_member(license, person, through);
  if (is_waiting(license, person)) return;
  const Event event = append(license, MemberWaiting{person, through.id});
  waiting_[{license, person}] = ++waits_begun_;
  begun_[license].emplace_back(waits_begun_, person);
  count(event, license, {}, waiting_count(1));
}

void SeatPlan::uncover(LicenseId license, PersonId person) {
  if (cover_of(license, person) != nullptr) return;
  const Seat* row = live_seat(license, person);
  if (row != nullptr && !row->terms.assigned) release(license, person);
  stop_waiting(license, person);
}

GroupAssignment SeatPlan::assign_group(LicenseId license, GroupTerms terms) {
  const GroupAssignmentId id{context_.sequences.group_assignment + 1};
  GroupAssigned assigned{id, std::move(terms)};
  const Event event = append(license, assigned);
  auto& slot = group_slot(license, assigned.after.group_id);
  slot = evolve(event, assigned);
  return *slot;
}

GroupAssignment SeatPlan::change_group(GroupAssignment before, GroupTerms after) {
  GroupAssignmentChanged changed{before.id, before.terms, std::move(after), before.created,
                                 before.version + 1};
  const Event event = append(before.license_id, changed);
  auto& slot = group_slot(before.license_id, before.terms.group_id);
  slot = evolve(std::move(before), event, changed);
  return *slot;
}

void SeatPlan::release_group(const GroupAssignment& row, const std::vector<PersonId>& members,
                             bool release_seats) {
  const LicenseId license = row.license_id;
  append(license, GroupReleased{row.id, row.terms});
  group_slot(license, row.terms.group_id).reset();
  for (const PersonId member : members) {
    const Seat* derived = live_seat(license, member);
    const bool keeps = !release_seats && derived != nullptr && !derived->terms.assigned &&
                       cover_of(license, member) == nullptr;
    if (keeps) {
      SeatChange change_to;
      change_to.assigned = true;
      change(license, member, change_to);
    } else {
      uncover(license, member);
    }
  }
  drain(license);
}

void SeatPlan::drain(LicenseId id) {
  while (license(id)->seats.waiting > 0 && check_seats(id, 1)) {
    const auto next = next_waiting(id);
    if (!next) return;
    // Who began to wait under an earlier version, and is inactive.
    if (is_inactive(*next)) {
      stop_waiting(id, *next);
      continue;
    }
    if (const auto* through = cover_of(id, *next)) seat_member(id, *next, *through);
  }
}

std::optional<PersonId> SeatPlan::next_waiting(LicenseId id) {
  std::uint64_t& from = drained_to_.try_emplace(id, 1).first->second;
  while (const auto next = state_.next_waiter(id, from)) {
    from = next->number + 1;
    if (!waiting_.contains({id, next->person_id})) return next->person_id;
  }
  auto& begun = begun_[id];
  while (!begun.empty()) {
    const auto [number, person] = begun.front();
    begun.pop_front();
    if (waiting_.at({id, person}) == number) return person;
  }
  return std::nullopt;
}

void SeatPlan::release_all(PersonId person) {
  for (const LicenseId id : state_.licenses_of(person)) {
    if (live_seat(id, person) != nullptr) release(id, person);
    stop_waiting(id, person);
    drain(id);
  }
}

Position SeatPlan::last_position() const {
  const std::uint64_t count = events_.empty() ? 1 : events_.size();
  return Position{context_.next_position.value + count - 1};
}

}  // namespace seatledger::ledger
