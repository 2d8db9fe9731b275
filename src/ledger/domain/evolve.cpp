#include "ledger/domain/evolve.h"

#include <algorithm>
#include <utility>

#include "ledger/domain/note_change.h"

namespace seatledger::ledger {
namespace {

// Raises the version once per commit, even if several of its events change the row.
template <class Row>
void raise_version(Row& row, const Event& event) {
  if (row.version == 0 || row.changed < event.commit.id) ++row.version;
  row.changed = event.commit.last();
}

template <class Number>
void raise(Number& last, Number given) {
  last = std::max(last, given);
}

// One overload for each type of event that gives out an id.
struct RaiseSequences {
  Sequences& last;
  const Event& event;

  void operator()(const LicenseCreated&) const { raise(last.license, event.license_id->value); }
  void operator()(const PlatformPut& put) const { raise(last.platform, put.after.platform_id); }
  void operator()(const UserPut& put) const { raise(last.person, put.after.person_id.value); }
  void operator()(const PersonInvited& invited) const {
    raise(last.person, invited.after.person_id.value);
  }
  void operator()(const KeyCreated& created) const { raise(last.key, created.after.id.value); }
  void operator()(const SeatAssigned& assigned) const {
    raise(last.assignment, assigned.assignment_id.value);
  }
  void operator()(const GroupAssigned& assigned) const {
    raise(last.group_assignment, assigned.group_assignment_id.value);
  }
  void operator()(const LogRestored& restored) const {
    for (std::uint64_t* number :
         {&last.license, &last.person, &last.key, &last.assignment, &last.group_assignment}) {
      *number += restored.ids_skipped;
    }
    last.platform += static_cast<std::int64_t>(restored.ids_skipped);
  }
  template <class Body>
  requires(Body::row.new_id == NewId::none) void operator()(const Body&) const {}
};

}  // namespace

License evolve(const Event& event, const LicenseCreated& created) {
  License license;
  license.id = *event.license_id;
  license.kind = *event.kind;
  license.terms = created.after;
  license.created = event.recorded;
  license.terms_changed = event.commit.last();
  raise_version(license, event);
  return license;
}

License evolve(License license, const Event& event, const LicenseUpdated& updated) {
  take_all(license.terms, updated.after);
  license.terms_changed = event.commit.last();
  raise_version(license, event);
  return license;
}

License evolve_counts(License license, const Event& event, const SeatCounts& before,
                      const SeatCounts& after) {
  license.seats.active += after.active - before.active;
  license.seats.pending += after.pending - before.pending;
  license.seats.waiting += after.waiting - before.waiting;
  raise_version(license, event);
  return license;
}

Seat evolve(const std::optional<Seat>& before, const Event& event, const SeatAssigned& assigned) {
  Seat seat;
  seat.id = assigned.assignment_id;
  seat.license_id = *event.license_id;
  seat.terms = assigned.after;
  seat.created = event.recorded;
  seat.modified = event.recorded;
  if (before && before->id == assigned.assignment_id) {
    seat.version = before->version;
    seat.changed = before->changed;
  }
  raise_version(seat, event);
  return seat;
}

Seat evolve(Seat seat, const Event& event, const SeatChanged& changed) {
  take_all(seat.terms, changed.after);
  seat.modified = event.recorded;
  raise_version(seat, event);
  return seat;
}

Seat evolve(Seat seat, const Event& event, const SeatReleased&) {
  seat.terms.active = false;
  seat.released = true;
  seat.modified = event.recorded;
  raise_version(seat, event);
  return seat;
}

GroupAssignment evolve(const Event& event, const GroupAssigned& assigned) {
  GroupAssignment row;
  row.id = assigned.group_assignment_id;
  row.license_id = *event.license_id;
  row.terms = assigned.after;
  row.created = event.recorded;
  row.modified = event.recorded;
  raise_version(row, event);
  return row;
}

GroupAssignment evolve(GroupAssignment row, const Event& event,
                       const GroupAssignmentChanged& changed) {
  row.terms = changed.after;
  row.modified = event.recorded;
  raise_version(row, event);
  return row;
}

std::vector<PersonId> evolve_members(std::vector<PersonId> members,
                                     const std::vector<PersonId>& joined,
                                     const std::vector<PersonId>& left) {
  if (!left.empty()) {
    std::vector<PersonId> gone = left;
    std::sort(gone.begin(), gone.end());
    std::erase_if(members, [&](PersonId member) {
      return std::binary_search(gone.begin(), gone.end(), member);
    });
  }
  members.insert(members.end(), joined.begin(), joined.end());
  return members;
}

Sequences evolve(Sequences sequences, const Event& event) {
  std::visit(RaiseSequences{sequences, event}, event.body);
  return sequences;
}

}  // namespace seatledger::ledger
