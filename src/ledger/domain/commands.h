// Every command of the ledger. The caller decodes it and checks its form; decide checks the rules.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/digest.h"
#include "base/given.h"
#include "base/ids.h"
#include "base/json_text.h"
#include "base/time.h"
#include "ledger/domain/api_key.h"
#include "ledger/domain/bulk.h"
#include "ledger/domain/directory.h"
#include "ledger/domain/kind.h"
#include "ledger/domain/license.h"
#include "ledger/domain/metadata.h"
#include "ledger/domain/person.h"

namespace seatledger::ledger {

// The key under which a repeat is recognised by its transaction_id (write/idempotency.h, which says
// the same of the first event of the commit).
enum class RepeatKey : std::uint8_t { none, create, update, bulk };

// The static properties of a command: the `row` in its struct. One without a row does not compile.
struct CommandRow {
  RepeatKey repeat;
  bool may_make_a_person;  // decide may need a key for a new row of people
  bool compares_versions;  // decide heeds Request::if_match
};

// Any of the three may be given; all given ones must name the same platform.
struct PlatformSelector {
  Given<std::string> key;
  Given<std::string> org;
  Given<std::int64_t> id;
};

struct CreateLicense {
  Kind kind = Kind::user;
  PlatformSelector platform;
  Given<std::string> course_id;
  Given<std::string> program_key;  // takes precedence over program_id
  Given<std::string> program_id;
  std::string name;
  std::int64_t count = 0;
  Given<Timestamp> started;  // absent: the time of the commit
  std::optional<Timestamp> expired;
  bool active = true;
  JsonText metadata;
  Given<JsonText> enrollment_config;
  std::string source = "api";
  std::optional<std::string> external_id;
  static constexpr CommandRow row{RepeatKey::create, false, false};
};

struct UpdateLicense {
  Kind kind = Kind::user;
  std::optional<LicenseId> license_id;     // at least one is given;
  std::optional<std::string> external_id;  // with both they must name the same license
  LicenseChange change;
  // Cannot be updated: the license's own value is accepted, another one is refused.
  Given<std::string> platform_key;
  Given<std::string> platform_org;
  Given<std::string> course_id;
  static constexpr CommandRow row{RepeatKey::update, false, true};
};

struct PutPlatform {
  Platform record;  // platform_id 0: keep the existing one, or use the next
  static constexpr CommandRow row{RepeatKey::none, false, false};
};
struct PutCourse {
  Course record;
  static constexpr CommandRow row{RepeatKey::none, false, false};
};
struct PutProgram {
  Program record;
  static constexpr CommandRow row{RepeatKey::none, false, false};
};
struct PutChoices {
  Choices record;
  static constexpr CommandRow row{RepeatKey::none, false, false};
};
struct PutUser {
  Person record;  // id, row_key and removed are set by the ledger
  static constexpr CommandRow row{RepeatKey::none, true, false};
};
struct PutGroup {
  Group record;
  std::vector<std::int64_t> user_ids;  // all members; new ones join in this order
  static constexpr CommandRow row{RepeatKey::none, false, false};
};

struct RemovePlatform {
  std::string key;
  static constexpr CommandRow row{RepeatKey::none, false, false};
};
struct RemoveCourse {
  std::string course_id;
  static constexpr CommandRow row{RepeatKey::none, false, false};
};
struct RemoveProgram {
  std::string program_key;
  static constexpr CommandRow row{RepeatKey::none, false, false};
};
struct RemoveChoices {
  std::string field_key, scope, org;
  static constexpr CommandRow row{RepeatKey::none, false, false};
};
struct RemoveUser {
  std::int64_t user_id = 0;
  static constexpr CommandRow row{RepeatKey::none, false, false};
};
struct RemoveGroup {
  std::string group_id;
  static constexpr CommandRow row{RepeatKey::none, false, false};
};

// The first given member counts, in this order.
struct PersonSelector {
  std::optional<std::int64_t> user_id;
  std::optional<std::string> username;
  std::optional<std::string> email;
  bool is_empty() const { return !user_id && !username && !email; }
};

// The wanted assignment. If it exists already, members that are not given keep their values.
struct SeatWish {
  bool active = true;
  Given<bool> fulfilled;
  Given<bool> direct;  // only for a person's assignment
  Given<std::optional<std::string>> redirect_to;
  Given<JsonText> metadata;
};

// Creates or changes the one assignment of that license and person.
struct AssignSeat {
  Kind kind = Kind::user;
  LicenseId license_id;
  PersonSelector person;
  SeatWish wish;
  static constexpr CommandRow row{RepeatKey::none, true, true};
};
struct ReleaseSeat {
  Kind kind = Kind::user;
  AssignmentId assignment_id;
  std::optional<LicenseId> license_id;      // if given, must be the assignment's license
  std::optional<std::string> platform_key;  // the caller's own; others are not found
  static constexpr CommandRow row{RepeatKey::none, false, true};
};
struct AssignGroup {
  Kind kind = Kind::user;
  LicenseId license_id;
  std::string group_id;
  SeatWish wish;
  static constexpr CommandRow row{RepeatKey::none, false, true};
};
struct ReleaseGroup {
  Kind kind = Kind::user;
  GroupAssignmentId group_assignment_id;
  std::optional<LicenseId> license_id;
  bool release_seats = true;  // false: members keep their seats as if assigned individually
  std::optional<std::string> platform_key;  // the caller's own; others are not found
  static constexpr CommandRow row{RepeatKey::none, false, true};
};

// Of any kind that has seats.
struct AssignSeats {
  struct Row {
    PersonSelector person;
    SeatWish wish;
  };
  LicenseId license_id;
  BulkMode mode = BulkMode::atomic;
  std::vector<Row> rows;
  static constexpr CommandRow row{RepeatKey::bulk, true, true};
};
struct ReleaseSeats {
  struct Row {
    std::optional<AssignmentId> assignment_id;  // takes precedence if given
    PersonSelector person;
  };
  LicenseId license_id;
  BulkMode mode = BulkMode::atomic;
  std::vector<Row> rows;
  static constexpr CommandRow row{RepeatKey::bulk, false, true};
};

// Deletes the person's row and with it everything that names the person.
struct ErasePerson {
  PersonSelector person;
  static constexpr CommandRow row{RepeatKey::none, false, false};
};

// Two people have the same e-mail address, and one of them is known only by it. The server's own
// command, when it looks for them at its start.
struct MergeInvited {
  PersonId person;  // known only by an e-mail; names nobody afterwards
  PersonId into;
  static constexpr CommandRow row{RepeatKey::none, false, false};
};

struct PutMetadata {
  Subject subject = Subject::course;
  std::string id;     // course_id or program_key
  JsonText values;    // one JSON object
  bool merge = true;  // false: the values replace all existing ones
  static constexpr CommandRow row{RepeatKey::none, false, false};
};

struct CreateKey {
  std::string name;
  Role role = Role::read_only;
  std::optional<std::string> platform_key;
  std::optional<Timestamp> expires;
  Digest digest;  // see ApiKey; not part of the request digest
  static constexpr CommandRow row{RepeatKey::none, false, false};
};
struct RevokeKey {
  KeyId id;
  static constexpr CommandRow row{RepeatKey::none, false, false};
};

using Command = std::variant<CreateLicense, UpdateLicense, PutPlatform, PutCourse, PutProgram,
                             PutChoices, PutUser, PutGroup, RemovePlatform, RemoveCourse,
                             RemoveProgram, RemoveChoices, RemoveUser, RemoveGroup, CreateKey,
                             RevokeKey, AssignSeat, ReleaseSeat, AssignGroup, ReleaseGroup,
                             AssignSeats, ReleaseSeats, ErasePerson, PutMetadata, MergeInvited>;

inline CommandRow row_of(const Command& command) {
  return std::visit([]<class C>(const C&) { return C::row; }, command);
}
// In a list of versions: matches every version of an existing row.
inline constexpr std::uint64_t any_version = UINT64_MAX;

// The versions of a row that a caller has seen and accepts.
struct Versions {
  Versions() = default;
  Versions(std::uint64_t one) : listed{one} {}  // NOLINT(google-explicit-constructor)
  bool contain(std::uint64_t version) const {
    return std::any_of(listed.begin(), listed.end(),
                       [&](std::uint64_t each) { return each == version || each == any_version; });
  }
  std::vector<std::uint64_t> listed;
};

// A command with the rest of its request.
struct Request {
  Command command;
  std::optional<std::string> transaction_id;  // the caller's; absent: a new UUIDv7
  std::optional<std::string> change_type;     // the caller's; absent: set by the command
  std::optional<Digest> idempotency_key;      // digest of the caller's Idempotency-Key
  std::optional<Versions> if_match;           // one of them must be the current one
  std::string actor;                          // "key:<id>" or "server"
  std::string source;                         // "api", "server", "import"
  std::string correlation_id;
  std::size_t bytes = 0;  // approximate size in the log
  bool dry_run = false;   // decide and answer, but store nothing
  bool plan = false;      // of a dry run: tell what would be stored, too
};

}  // namespace seatledger::ledger

namespace seatledger {

// The members that become the license's terms unchanged.
template <>
inline constexpr auto fields_of<ledger::CreateLicense> =
    std::tuple{Field{"name", &ledger::CreateLicense::name},
               Field{"count", &ledger::CreateLicense::count},
               Field{"started", &ledger::CreateLicense::started},
               Field{"expired", &ledger::CreateLicense::expired},
               Field{"active", &ledger::CreateLicense::active},
               Field{"metadata", &ledger::CreateLicense::metadata},
               Field{"enrollment_config", &ledger::CreateLicense::enrollment_config},
               Field{"source", &ledger::CreateLicense::source},
               Field{"external_id", &ledger::CreateLicense::external_id}};

}  // namespace seatledger
