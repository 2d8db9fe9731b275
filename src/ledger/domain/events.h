// Every fact the log can hold. Past tense, immutable; the stored names are permanent
// (tests/golden).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/digest.h"
#include "base/ids.h"
#include "base/time.h"
#include "ledger/domain/api_key.h"
#include "ledger/domain/bulk.h"
#include "ledger/domain/directory.h"
#include "ledger/domain/kind.h"
#include "ledger/domain/license.h"
#include "ledger/domain/seat.h"

namespace seatledger::ledger {

struct LicenseCreated {
  LicenseTerms after;
  friend bool operator==(const LicenseCreated&, const LicenseCreated&) = default;
};

// Holds only what changed; both sides are empty for an update that changed nothing.
struct LicenseUpdated {
  LicenseChange before;
  LicenseChange after;
  friend bool operator==(const LicenseUpdated&, const LicenseUpdated&) = default;
};

// A directory record was stored (no `before`: it is new) or replaced.
template <class Record>
struct RecordPut {
  std::optional<Record> before;
  Record after;
  friend bool operator==(const RecordPut&, const RecordPut&) = default;
};
template <class Record>
struct RecordRemoved {
  Record before;
  friend bool operator==(const RecordRemoved&, const RecordRemoved&) = default;
};

using PlatformPut = RecordPut<Platform>;
using PlatformRemoved = RecordRemoved<Platform>;
using CoursePut = RecordPut<Course>;
using CourseRemoved = RecordRemoved<Course>;
using ProgramPut = RecordPut<Program>;
using ProgramRemoved = RecordRemoved<Program>;
using ChoicesPut = RecordPut<Choices>;
using ChoicesRemoved = RecordRemoved<Choices>;
using UserPut = RecordPut<PersonMark>;
using UserRemoved = RecordRemoved<PersonMark>;

// Members are told as who joined, in order, and who left.
struct GroupPut {
  std::optional<Group> before;
  Group after;
  std::vector<PersonId> joined;
  std::vector<PersonId> left;
  friend bool operator==(const GroupPut&, const GroupPut&) = default;
};
struct GroupRemoved {
  Group before;
  std::vector<PersonId> left;
  friend bool operator==(const GroupRemoved&, const GroupRemoved&) = default;
};

struct KeyCreated {
  ApiKey after;
  friend bool operator==(const KeyCreated&, const KeyCreated&) = default;
};
struct KeyRevoked {
  ApiKey before;
  friend bool operator==(const KeyRevoked&, const KeyRevoked&) = default;
};

// A person got an assignment that was not there, or that had been released.
struct SeatAssigned {
  AssignmentId assignment_id;
  std::optional<GroupAssignmentId> through;  // of a member: the group's assignment
  SeatTerms after;
  friend bool operator==(const SeatAssigned&, const SeatAssigned&) = default;
};
// Holds only what changed.
struct SeatChanged {
  AssignmentId assignment_id;
  PersonId person_id;  // who had it before the change
  SeatChange before;
  SeatChange after;
  friend bool operator==(const SeatChanged&, const SeatChanged&) = default;
};
struct SeatReleased {
  AssignmentId assignment_id;
  SeatTerms before;
  friend bool operator==(const SeatReleased&, const SeatReleased&) = default;
};

// What is beside before and after is as it is after the commit, for the answer to a retry.
struct GroupAssigned {
  GroupAssignmentId group_assignment_id;
  GroupTerms after;
  std::int64_t user_count = 0;      // members
  std::int64_t assigned_count = 0;  // members with a seat
  friend bool operator==(const GroupAssigned&, const GroupAssigned&) = default;
};
struct GroupAssignmentChanged {
  GroupAssignmentId group_assignment_id;
  GroupTerms before;
  GroupTerms after;
  Timestamp created;          // of the assignment
  std::uint64_t version = 0;  // after the change
  std::int64_t user_count = 0;
  std::int64_t assigned_count = 0;
  friend bool operator==(const GroupAssignmentChanged&, const GroupAssignmentChanged&) = default;
};
struct GroupReleased {
  GroupAssignmentId group_assignment_id;
  GroupTerms before;
  friend bool operator==(const GroupReleased&, const GroupReleased&) = default;
};

// A covered member found no free seat; the end of that, when not by a seat of their own.
struct MemberWaiting {
  PersonId person_id;
  GroupAssignmentId through;
  friend bool operator==(const MemberWaiting&, const MemberWaiting&) = default;
};
struct MemberNotWaiting {
  PersonId person_id;
  friend bool operator==(const MemberNotWaiting&, const MemberNotWaiting&) = default;
};

// What a bulk call asked and what came of each row; its seats follow as events of their own.
struct BulkAssigned {
  BulkMode mode = BulkMode::atomic;
  std::vector<BulkRow> rows;
  friend bool operator==(const BulkAssigned&, const BulkAssigned&) = default;
};
struct BulkReleased {
  BulkMode mode = BulkMode::atomic;
  std::vector<BulkRow> rows;
  friend bool operator==(const BulkReleased&, const BulkReleased&) = default;
};

// Somebody who is known by an e-mail alone.
struct PersonInvited {
  PersonMark after;
  friend bool operator==(const PersonInvited&, const PersonInvited&) = default;
};
// The e-mail of `person_id` turned out to be `into`'s; `person_id` is nobody from here on.
struct UserMerged {
  PersonId person_id;
  PersonId into;
  friend bool operator==(const UserMerged&, const UserMerged&) = default;
};
// The person's row and its key are gone.
struct UserErased {
  PersonId person_id;
  friend bool operator==(const UserErased&, const UserErased&) = default;
};

// The whole object before and after.
struct MetadataChanged {
  Subject subject = Subject::course;
  std::string id;
  JsonText before;
  JsonText after;
  friend bool operator==(const MetadataChanged&, const MetadataChanged&) = default;
};

// An older log took the place of one that is lost: its last `lost` events are gone. What they gave
// out is unknown, so every sequence goes on `ids_skipped` numbers later.
struct LogRestored {
  std::uint64_t anchored_size = 0;  // of the lost log's last signed checkpoint
  Digest anchored_root;
  std::uint64_t lost = 0;  // events, at least
  std::uint64_t ids_skipped = 0;
  friend bool operator==(const LogRestored&, const LogRestored&) = default;
};

using EventBody =
    std::variant<LicenseCreated, LicenseUpdated, PlatformPut, PlatformRemoved, CoursePut,
                 CourseRemoved, ProgramPut, ProgramRemoved, ChoicesPut, ChoicesRemoved, UserPut,
                 UserRemoved, GroupPut, GroupRemoved, KeyCreated, KeyRevoked, SeatAssigned,
                 SeatChanged, SeatReleased, GroupAssigned, GroupAssignmentChanged, GroupReleased,
                 MemberWaiting, MemberNotWaiting, BulkAssigned, BulkReleased, PersonInvited,
                 UserMerged, UserErased, MetadataChanged, LogRestored>;

// The stored name of each alternative of EventBody, in its order. Permanent.
inline constexpr std::array<std::string_view, std::variant_size_v<EventBody>> event_type_names{
    "license_created",  "license_updated", "platform_put",
    "platform_removed", "course_put",      "course_removed",
    "program_put",      "program_removed", "choices_put",
    "choices_removed",  "user_put",        "user_removed",
    "group_put",        "group_removed",   "key_created",
    "key_revoked",      "seat_assigned",   "seat_changed",
    "seat_released",    "group_assigned",  "group_assignment_changed",
    "group_released",   "member_waiting",  "member_not_waiting",
    "bulk_assigned",    "bulk_released",   "person_invited",
    "user_merged",      "user_erased",     "metadata_changed",
    "log_restored"};

// Events about one license: their records name it and its kind.
template <class Body>
inline constexpr bool is_of_license =
    std::is_same_v<Body, LicenseCreated> || std::is_same_v<Body, LicenseUpdated> ||
    std::is_same_v<Body, SeatAssigned> || std::is_same_v<Body, SeatChanged> ||
    std::is_same_v<Body, SeatReleased> || std::is_same_v<Body, GroupAssigned> ||
    std::is_same_v<Body, GroupAssignmentChanged> || std::is_same_v<Body, GroupReleased> ||
    std::is_same_v<Body, MemberWaiting> || std::is_same_v<Body, MemberNotWaiting> ||
    std::is_same_v<Body, BulkAssigned> || std::is_same_v<Body, BulkReleased>;

inline std::string_view type_name(const EventBody& body) { return event_type_names[body.index()]; }

// The events of one command are one commit, stored whole or not at all.
struct CommitPart {
  Position id;  // the position of the commit's first event
  std::uint32_t index = 0;
  std::uint32_t size = 1;
  // The position of the commit's last event.
  Position last() const { return Position{id.value + size - 1}; }
  friend bool operator==(const CommitPart&, const CommitPart&) = default;
};

struct Event {
  Position position;
  CommitPart commit;
  Timestamp recorded;  // one per commit, strictly increasing between commits
  std::optional<Kind> kind;
  std::optional<LicenseId> license_id;
  std::string transaction_id;
  std::string change_type;
  std::string actor;   // "key:<id>", or "server" for what the server does by itself
  std::string source;  // the way in: "api", "server", "import"
  std::string correlation_id;
  std::optional<Digest> idempotency_key;  // of the caller's Idempotency-Key
  std::optional<Digest> request_digest;   // only when a repeat can be recognised by it
  EventBody body;
  friend bool operator==(const Event&, const Event&) = default;
};

}  // namespace seatledger::ledger
