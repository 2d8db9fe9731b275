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
#include "ledger/domain/directory.h"
#include "ledger/domain/license.h"

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

using EventBody =
    std::variant<LicenseCreated, LicenseUpdated, PlatformPut, PlatformRemoved, CoursePut,
                 CourseRemoved, ProgramPut, ProgramRemoved, ChoicesPut, ChoicesRemoved, UserPut,
                 UserRemoved, GroupPut, GroupRemoved, KeyCreated, KeyRevoked>;

// The stored name of each alternative of EventBody, in its order. Permanent.
inline constexpr std::array<std::string_view, std::variant_size_v<EventBody>> event_type_names{
    "license_created", "license_updated", "platform_put", "platform_removed",
    "course_put",      "course_removed",  "program_put",  "program_removed",
    "choices_put",     "choices_removed", "user_put",     "user_removed",
    "group_put",       "group_removed",   "key_created",  "key_revoked"};

inline std::string_view type_name(const EventBody& body) { return event_type_names[body.index()]; }

// The events of one command are one commit, stored whole or not at all.
struct CommitPart {
  Position id;  // the position of the commit's first event
  std::uint32_t index = 0;
  std::uint32_t size = 1;
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
