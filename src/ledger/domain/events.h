// Every event in the log, with its row (event_row.h). Names are in the past tense; events are
// immutable; stored names and the order of fields are permanent (tests/golden).
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
#include "ledger/domain/event_row.h"
#include "ledger/domain/kind.h"
#include "ledger/domain/license.h"
#include "ledger/domain/person.h"
#include "ledger/domain/seat.h"

namespace seatledger::ledger {

struct LicenseCreated {
  LicenseTerms after;
  static constexpr EventRow row{
      "license_created", EventScope::license, NewId::given, Replay::license,
      std::tuple{NullField{"before"}, Field{"after", &LicenseCreated::after}}};
  friend bool operator==(const LicenseCreated&, const LicenseCreated&) = default;
};

// Holds only what changed; both sides are empty for an update that changed nothing.
struct LicenseUpdated {
  LicenseChange before;
  LicenseChange after;
  static constexpr EventRow row{
      "license_updated", EventScope::license, NewId::none, Replay::license,
      std::tuple{Field{"before", &LicenseUpdated::before}, Field{"after", &LicenseUpdated::after}}};
  friend bool operator==(const LicenseUpdated&, const LicenseUpdated&) = default;
};

// The stored names of a directory record's two events, and whether putting one gives out an id.
struct RecordEvents {
  std::string_view put, removed;
  NewId new_id;
};
template <class Record>
inline constexpr auto record_events = nullptr;
template <>
inline constexpr RecordEvents record_events<Platform>{"platform_put", "platform_removed",
                                                      NewId::given};
template <>
inline constexpr RecordEvents record_events<Course>{"course_put", "course_removed", NewId::none};
template <>
inline constexpr RecordEvents record_events<Program>{"program_put", "program_removed", NewId::none};
template <>
inline constexpr RecordEvents record_events<Choices>{"choices_put", "choices_removed", NewId::none};
template <>
inline constexpr RecordEvents record_events<PersonMark>{"user_put", "user_removed", NewId::given};

// A directory record was stored or replaced; a new one has no `before`.
template <class Record>
struct RecordPut {
  std::optional<Record> before;
  Record after;
  static constexpr EventRow row{
      record_events<Record>.put, EventScope::ledger, record_events<Record>.new_id, Replay::built,
      std::tuple{Field{"before", &RecordPut::before}, Subjects{"after", &RecordPut::after}}};
  friend bool operator==(const RecordPut&, const RecordPut&) = default;
};
template <class Record>
struct RecordRemoved {
  Record before;
  static constexpr EventRow row{
      record_events<Record>.removed, EventScope::ledger, NewId::none, Replay::removed,
      std::tuple{Subjects{"before", &RecordRemoved::before}, NullField{"after"}}};
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

// Holds the members who joined, in order, and those who left.
struct GroupPut {
  std::optional<Group> before;
  Group after;
  std::vector<PersonId> joined;
  std::vector<PersonId> left;
  static constexpr EventRow row{
      "group_put", EventScope::ledger, NewId::none, Replay::built,
      std::tuple{Field{"before", &GroupPut::before}, Subjects{"after", &GroupPut::after},
                 Subjects{"joined", &GroupPut::joined}, Subjects{"left", &GroupPut::left}}};
  friend bool operator==(const GroupPut&, const GroupPut&) = default;
};

struct GroupRemoved {
  Group before;
  std::vector<PersonId> left;
  static constexpr EventRow row{
      "group_removed", EventScope::ledger, NewId::none, Replay::removed,
      std::tuple{Subjects{"before", &GroupRemoved::before}, NullField{"after"},
                 Subjects{"left", &GroupRemoved::left}}};
  friend bool operator==(const GroupRemoved&, const GroupRemoved&) = default;
};

struct KeyCreated {
  ApiKey after;
  static constexpr EventRow row{
      "key_created", EventScope::ledger, NewId::given, Replay::built,
      std::tuple{NullField{"before"}, Subjects{"after", &KeyCreated::after}}};
  friend bool operator==(const KeyCreated&, const KeyCreated&) = default;
};

struct KeyRevoked {
  ApiKey before;
  static constexpr EventRow row{
      "key_revoked", EventScope::ledger, NewId::none, Replay::removed,
      std::tuple{Subjects{"before", &KeyRevoked::before}, NullField{"after"}}};
  friend bool operator==(const KeyRevoked&, const KeyRevoked&) = default;
};

// A person got a new assignment, or a released one again.
struct SeatAssigned {
  AssignmentId assignment_id;
  std::optional<GroupAssignmentId> through;  // for a member: the group's assignment
  SeatTerms after;
  static constexpr EventRow row{
      "seat_assigned", EventScope::license, NewId::given, Replay::built,
      std::tuple{Subjects{"assignment_id", &SeatAssigned::assignment_id},
                 Field{"through", &SeatAssigned::through}, NullField{"before"},
                 Subjects{"after", &SeatAssigned::after}}};
  friend bool operator==(const SeatAssigned&, const SeatAssigned&) = default;
};

// Holds only what changed.
struct SeatChanged {
  AssignmentId assignment_id;
  PersonId person_id;  // the holder before the change
  SeatChange before;
  SeatChange after;
  static constexpr EventRow row{
      "seat_changed", EventScope::license, NewId::none, Replay::built,
      std::tuple{Subjects{"assignment_id", &SeatChanged::assignment_id},
                 Subjects{"person_id", &SeatChanged::person_id},
                 Field{"before", &SeatChanged::before}, Subjects{"after", &SeatChanged::after}}};
  friend bool operator==(const SeatChanged&, const SeatChanged&) = default;
};

// The person who holds the seat after the event.
inline PersonId holder_after(const SeatChanged& changed) {
  return changed.after.person_id.value_or(changed.person_id);
}

struct SeatReleased {
  AssignmentId assignment_id;
  SeatTerms before;
  static constexpr EventRow row{
      "seat_released", EventScope::license, NewId::none, Replay::removed,
      std::tuple{Subjects{"assignment_id", &SeatReleased::assignment_id},
                 Subjects{"before", &SeatReleased::before}, NullField{"after"}}};
  friend bool operator==(const SeatReleased&, const SeatReleased&) = default;
};

// The members except before and after hold values after the commit: repeated requests are answered
// from them.
struct GroupAssigned {
  GroupAssignmentId group_assignment_id;
  GroupTerms after;
  std::int64_t user_count = 0;      // members
  std::int64_t assigned_count = 0;  // members with a seat
  static constexpr EventRow row{
      "group_assigned", EventScope::license, NewId::given, Replay::built,
      std::tuple{Subjects{"group_assignment_id", &GroupAssigned::group_assignment_id},
                 NullField{"before"}, Subjects{"after", &GroupAssigned::after},
                 Field{"user_count", &GroupAssigned::user_count},
                 Field{"assigned_count", &GroupAssigned::assigned_count}}};
  friend bool operator==(const GroupAssigned&, const GroupAssigned&) = default;
};

struct GroupAssignmentChanged {
  GroupAssignmentId group_assignment_id;
  GroupTerms before;
  GroupTerms after;
  Timestamp created;          // time of the assignment
  std::uint64_t version = 0;  // after the change
  std::int64_t user_count = 0;
  std::int64_t assigned_count = 0;
  static constexpr EventRow row{
      "group_assignment_changed", EventScope::license, NewId::none, Replay::built,
      std::tuple{Subjects{"group_assignment_id", &GroupAssignmentChanged::group_assignment_id},
                 Field{"before", &GroupAssignmentChanged::before},
                 Subjects{"after", &GroupAssignmentChanged::after},
                 Field{"created", &GroupAssignmentChanged::created},
                 Field{"version", &GroupAssignmentChanged::version},
                 Field{"user_count", &GroupAssignmentChanged::user_count},
                 Field{"assigned_count", &GroupAssignmentChanged::assigned_count}}};
  friend bool operator==(const GroupAssignmentChanged&, const GroupAssignmentChanged&) = default;
};

struct GroupReleased {
  GroupAssignmentId group_assignment_id;
  GroupTerms before;
  static constexpr EventRow row{
      "group_released", EventScope::license, NewId::none, Replay::removed,
      std::tuple{Subjects{"group_assignment_id", &GroupReleased::group_assignment_id},
                 Subjects{"before", &GroupReleased::before}, NullField{"after"}}};
  friend bool operator==(const GroupReleased&, const GroupReleased&) = default;
};

// A covered member found no free seat, or stopped waiting without an assignment of their own.
struct MemberWaiting {
  PersonId person_id;
  GroupAssignmentId through;
  static constexpr EventRow row{"member_waiting", EventScope::license, NewId::none, Replay::removed,
                                std::tuple{Subjects{"person_id", &MemberWaiting::person_id},
                                           Field{"through", &MemberWaiting::through}}};
  friend bool operator==(const MemberWaiting&, const MemberWaiting&) = default;
};

struct MemberNotWaiting {
  PersonId person_id;
  static constexpr EventRow row{"member_not_waiting", EventScope::license, NewId::none,
                                Replay::removed,
                                std::tuple{Subjects{"person_id", &MemberNotWaiting::person_id}}};
  friend bool operator==(const MemberNotWaiting&, const MemberNotWaiting&) = default;
};

// The request of a bulk call and the result of each row; its seats follow as separate events.
struct BulkAssigned {
  BulkMode mode = BulkMode::atomic;
  std::vector<BulkRow> rows;
  static constexpr EventRow row{
      "bulk_assigned", EventScope::license, NewId::none, Replay::built,
      std::tuple{Field{"mode", &BulkAssigned::mode}, Field{"rows", &BulkAssigned::rows}}};
  friend bool operator==(const BulkAssigned&, const BulkAssigned&) = default;
};

struct BulkReleased {
  BulkMode mode = BulkMode::atomic;
  std::vector<BulkRow> rows;
  static constexpr EventRow row{
      "bulk_released", EventScope::license, NewId::none, Replay::built,
      std::tuple{Field{"mode", &BulkReleased::mode}, Field{"rows", &BulkReleased::rows}}};
  friend bool operator==(const BulkReleased&, const BulkReleased&) = default;
};

// A person known only by an e-mail address.
struct PersonInvited {
  PersonMark after;
  static constexpr EventRow row{
      "person_invited", EventScope::ledger, NewId::given, Replay::removed,
      std::tuple{NullField{"before"}, Subjects{"after", &PersonInvited::after}}};
  friend bool operator==(const PersonInvited&, const PersonInvited&) = default;
};

// The e-mail of `person_id` belongs to the user `into`; `person_id` is not used from here on.
struct UserMerged {
  PersonId person_id;
  PersonId into;
  static constexpr EventRow row{"user_merged", EventScope::ledger, NewId::none, Replay::removed,
                                std::tuple{Subjects{"person_id", &UserMerged::person_id},
                                           Subjects{"into", &UserMerged::into}}};
  friend bool operator==(const UserMerged&, const UserMerged&) = default;
};

// The person's row and its key were deleted.
struct UserErased {
  PersonId person_id;
  static constexpr EventRow row{"user_erased", EventScope::ledger, NewId::none, Replay::removed,
                                std::tuple{Subjects{"person_id", &UserErased::person_id}}};
  friend bool operator==(const UserErased&, const UserErased&) = default;
};

// Both sides hold the whole object.
struct MetadataChanged {
  Subject subject = Subject::course;
  std::string id;
  JsonText before;
  JsonText after;
  static constexpr EventRow row{
      "metadata_changed", EventScope::ledger, NewId::none, Replay::built,
      std::tuple{Field{"subject", &MetadataChanged::subject}, Subjects{"id", &MetadataChanged::id},
                 Field{"before", &MetadataChanged::before},
                 Field{"after", &MetadataChanged::after}}};
  friend bool operator==(const MetadataChanged&, const MetadataChanged&) = default;
};

// A lost log was replaced by an older copy without its last `lost` events. The ids they gave out
// are unknown, so every sequence skips `ids_skipped` numbers.
struct LogRestored {
  std::uint64_t anchored_size = 0;  // size of the lost log's last signed checkpoint
  Digest anchored_root;
  std::uint64_t lost = 0;  // at least this many events
  std::uint64_t ids_skipped = 0;
  static constexpr EventRow row{"log_restored", EventScope::ledger, NewId::given, Replay::removed,
                                std::tuple{Field{"anchored_size", &LogRestored::anchored_size},
                                           Field{"anchored_root", &LogRestored::anchored_root},
                                           Field{"lost", &LogRestored::lost},
                                           Field{"ids_skipped", &LogRestored::ids_skipped}}};
  friend bool operator==(const LogRestored&, const LogRestored&) = default;
};

using EventBody =
    std::variant<LicenseCreated, LicenseUpdated, PlatformPut, PlatformRemoved, CoursePut,
                 CourseRemoved, ProgramPut, ProgramRemoved, ChoicesPut, ChoicesRemoved, UserPut,
                 UserRemoved, GroupPut, GroupRemoved, KeyCreated, KeyRevoked, SeatAssigned,
                 SeatChanged, SeatReleased, GroupAssigned, GroupAssignmentChanged, GroupReleased,
                 MemberWaiting, MemberNotWaiting, BulkAssigned, BulkReleased, PersonInvited,
                 UserMerged, UserErased, MetadataChanged, LogRestored>;

// The stored name of each alternative of EventBody, in its order.
inline constexpr auto event_type_names = []<class... Body>(const std::variant<Body...>*) {
  return std::array{Body::row.name...};
}(static_cast<const EventBody*>(nullptr));

inline std::string_view type_name(const EventBody& body) { return event_type_names[body.index()]; }

// The events of one command are one commit, stored completely or not at all.
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
  Timestamp recorded;  // one per commit, strictly increasing
  std::optional<Kind> kind;
  std::optional<LicenseId> license_id;
  std::string transaction_id;
  std::string change_type;
  std::string actor;   // "key:<id>", or "server" for the server's own commands
  std::string source;  // "api", "server" or "import"
  std::string correlation_id;
  std::optional<Digest> idempotency_key;  // of the caller's Idempotency-Key
  std::optional<Digest> request_digest;   // only if a repeated request can be recognised by it
  EventBody body;
  friend bool operator==(const Event&, const Event&) = default;
};

}  // namespace seatledger::ledger
