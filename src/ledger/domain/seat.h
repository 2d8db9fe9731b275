// Assignments of persons and of groups to licenses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/fields.h"
#include "base/given.h"
#include "base/ids.h"
#include "base/json_text.h"
#include "base/time.h"
#include "ledger/domain/license.h"

namespace seatledger::ledger {

struct SeatTerms {
  PersonId person_id;
  bool active = true;    // holds a seat; false frees it
  bool assigned = true;  // assigned directly, not only through groups
  bool direct = true;    // printed only; a caller may set false
  bool pending = false;  // held for an e-mail without an account
  bool fulfilled = false;
  std::optional<std::string> redirect_to;
  JsonText metadata;
  friend bool operator==(const SeatTerms&, const SeatTerms&) = default;
};

// The members that one change sets; absent ones do not change.
struct SeatChange {
  Given<PersonId> person_id;  // the new holder, when an e-mail turns out to be another person's
  Given<bool> active, assigned, direct, pending, fulfilled;
  Given<std::optional<std::string>> redirect_to;
  Given<JsonText> metadata;
  friend bool operator==(const SeatChange&, const SeatChange&) = default;
};

// One per license and person. A released seat is kept, so that the person gets the same id again.
struct Seat {
  AssignmentId id;
  LicenseId license_id;
  SeatTerms terms;
  bool released = false;  // not listed, not found by its id; never active
  Timestamp created;      // the last assignment after a release
  Timestamp modified;
  std::uint64_t version = 0;  // raised by every commit that changes the row; the ETag
  Position changed;           // the last position of the commit that changed the row
  friend bool operator==(const Seat&, const Seat&) = default;
};

// What a seat adds to the counts of its license.
inline SeatCounts counts_of(const SeatTerms& terms) {
  SeatCounts counts;
  (terms.pending ? counts.pending : counts.active) = terms.active ? 1 : 0;
  return counts;
}

struct GroupTerms {
  std::string group_id;
  bool active = true;  // false: it covers no members
  bool fulfilled = false;
  std::optional<std::string> redirect_to;
  JsonText metadata;
  friend bool operator==(const GroupTerms&, const GroupTerms&) = default;
};

// A group's assignment to a license. While it is active, it covers every member: each has a seat or
// waits for one, unless the member's own assignment is switched off.
struct GroupAssignment {
  GroupAssignmentId id;
  LicenseId license_id;
  GroupTerms terms;
  Timestamp created;
  Timestamp modified;
  std::uint64_t version = 0;
  Position changed;  // the last position of the commit that changed the row
  friend bool operator==(const GroupAssignment&, const GroupAssignment&) = default;
};

// A covered member without a seat. Waiting members get seats in the order of their numbers.
struct Waiter {
  std::uint64_t number = 0;  // from 1, per license
  PersonId person_id;
  GroupAssignmentId through;
  friend bool operator==(const Waiter&, const Waiter&) = default;
};

}  // namespace seatledger::ledger

namespace seatledger {

template <>
inline constexpr auto fields_of<ledger::SeatTerms> =
    std::tuple{Field{"person_id", &ledger::SeatTerms::person_id},
               Field{"active", &ledger::SeatTerms::active},
               Field{"assigned", &ledger::SeatTerms::assigned},
               Field{"direct", &ledger::SeatTerms::direct},
               Field{"pending", &ledger::SeatTerms::pending},
               Field{"fulfilled", &ledger::SeatTerms::fulfilled},
               Field{"redirect_to", &ledger::SeatTerms::redirect_to},
               Field{"metadata", &ledger::SeatTerms::metadata}};

template <>
inline constexpr auto fields_of<ledger::SeatChange> =
    std::tuple{Field{"person_id", &ledger::SeatChange::person_id},
               Field{"active", &ledger::SeatChange::active},
               Field{"assigned", &ledger::SeatChange::assigned},
               Field{"direct", &ledger::SeatChange::direct},
               Field{"pending", &ledger::SeatChange::pending},
               Field{"fulfilled", &ledger::SeatChange::fulfilled},
               Field{"redirect_to", &ledger::SeatChange::redirect_to},
               Field{"metadata", &ledger::SeatChange::metadata}};

template <>
inline constexpr auto fields_of<ledger::GroupTerms> = std::tuple{
    Field{"group_id", &ledger::GroupTerms::group_id}, Field{"active", &ledger::GroupTerms::active},
    Field{"fulfilled", &ledger::GroupTerms::fulfilled},
    Field{"redirect_to", &ledger::GroupTerms::redirect_to},
    Field{"metadata", &ledger::GroupTerms::metadata}};

}  // namespace seatledger
