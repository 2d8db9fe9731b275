#include "ledger/domain/evolve.h"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace seatledger::ledger {
namespace {

template <class T>
void take(T& value, const Given<T>& given) {
  if (given) value = *given;
}

// Once for each commit, whatever number of its events change the row.
template <class Row>
void raise_version(Row& row, const Event& event) {
  if (row.version == 0 || row.changed < event.commit.id) ++row.version;
  row.changed = event.commit.last();
}

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
  const LicenseChange& after = updated.after;
  LicenseTerms& terms = license.terms;
  take(terms.name, after.name);
  take(terms.count, after.count);
  take(terms.started, after.started);
  take(terms.expired, after.expired);
  take(terms.active, after.active);
  take(terms.metadata, after.metadata);
  if (after.enrollment_config) terms.enrollment_config = after.enrollment_config;
  take(terms.source, after.source);
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
  const SeatChange& after = changed.after;
  SeatTerms& terms = seat.terms;
  take(terms.person_id, after.person_id);
  take(terms.active, after.active);
  take(terms.assigned, after.assigned);
  take(terms.direct, after.direct);
  take(terms.pending, after.pending);
  take(terms.fulfilled, after.fulfilled);
  take(terms.redirect_to, after.redirect_to);
  take(terms.metadata, after.metadata);
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
  std::visit(
      [&]<class Body>(const Body& body) {
        if constexpr (std::is_same_v<Body, LicenseCreated>) {
          sequences.license = std::max(sequences.license, event.license_id->value);
        } else if constexpr (std::is_same_v<Body, PlatformPut>) {
          sequences.platform = std::max(sequences.platform, body.after.platform_id);
        } else if constexpr (std::is_same_v<Body, UserPut> || std::is_same_v<Body, PersonInvited>) {
          sequences.person = std::max(sequences.person, body.after.person_id.value);
        } else if constexpr (std::is_same_v<Body, KeyCreated>) {
          sequences.key = std::max(sequences.key, body.after.id.value);
        } else if constexpr (std::is_same_v<Body, SeatAssigned>) {
          sequences.assignment = std::max(sequences.assignment, body.assignment_id.value);
        } else if constexpr (std::is_same_v<Body, GroupAssigned>) {
          sequences.group_assignment =
              std::max(sequences.group_assignment, body.group_assignment_id.value);
        } else if constexpr (std::is_same_v<Body, LogRestored>) {
          sequences.license += body.ids_skipped;
          sequences.platform += static_cast<std::int64_t>(body.ids_skipped);
          sequences.person += body.ids_skipped;
          sequences.key += body.ids_skipped;
          sequences.assignment += body.ids_skipped;
          sequences.group_assignment += body.ids_skipped;
        }
      },
      event.body);
  return sequences;
}

}  // namespace seatledger::ledger
