// The inputs of decide for each command, fetched before it runs by point reads.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ledger/domain/api_key.h"
#include "ledger/domain/directory.h"
#include "ledger/domain/license.h"
#include "ledger/domain/metadata.h"
#include "ledger/domain/person.h"
#include "ledger/domain/seat_state.h"

namespace seatledger::ledger {

// The last number given out by each sequence; 0: none yet.
struct Sequences {
  std::uint64_t license = 0;
  std::uint64_t person = 0;
  std::uint64_t key = 0;
  std::int64_t platform = 0;  // also raised to every platform_id a caller chose
  std::uint64_t assignment = 0;
  std::uint64_t group_assignment = 0;
  friend bool operator==(const Sequences&, const Sequences&) = default;
};

struct CreateLicenseInputs {
  std::optional<Platform> by_key = {}, by_org = {}, by_id = {};  // for the selector's given members
  bool course_known = false;
  std::optional<Program> by_program_key = {};
  std::vector<Program> by_program_id = {};  // all programs with that id
  std::optional<LicenseId> external_id_holder = {};
};

struct UpdateLicenseInputs {
  std::optional<License> by_id = {};
  std::optional<License> by_external_id = {};
  std::optional<Platform> platform = {};  // of the license; only if platform_org was sent
  const SeatState& seats = no_seats();
};

struct PutPlatformInputs {
  std::optional<Platform> current = {};
  std::optional<Platform> org_holder = {};
  std::optional<Platform> id_holder = {};  // only if the caller chose the id
};

template <class Record>
struct PutRecordInputs {
  std::optional<Record> current = {};
};
struct PutUserInputs {
  std::optional<Person> current = {};  // also a removed one
  std::optional<Person> username_holder = {};
  std::optional<Person> email_holder = {};  // also a person known only by the e-mail
  const SeatState& seats = no_seats();
};
struct PutGroupInputs {
  std::optional<Group> current = {};
  std::optional<Platform> platform = {};
  std::vector<PersonId> members = {};             // of the current group, in order of joining
  std::vector<std::optional<Person>> users = {};  // in the order of the command's user_ids
  const SeatState& seats = no_seats();
};

template <class Record>
struct RemoveRecordInputs {
  std::optional<Record> current = {};
  bool in_use = false;  // a license names it
};
struct RemoveUserInputs {
  std::optional<Person> current = {};
  std::vector<Group> groups = {};  // the person's groups
  const SeatState& seats = no_seats();
};
struct RemoveGroupInputs {
  std::optional<Group> current = {};
  std::vector<PersonId> members = {};
  const SeatState& seats = no_seats();
};

// The person that the first given member of a PersonSelector names.
struct AssignSeatInputs {
  std::optional<Person> person = {};
  const SeatState& seats = no_seats();
};
struct ReleaseSeatInputs {
  const SeatState& seats = no_seats();
};
struct AssignGroupInputs {
  std::optional<Group> group = {};
  const SeatState& seats = no_seats();
};
struct ReleaseGroupInputs {
  const SeatState& seats = no_seats();
};
struct BulkInputs {
  std::vector<std::optional<Person>> people = {};  // in the order of the command's rows
  const SeatState& seats = no_seats();
};
struct ErasePersonInputs {
  std::optional<Person> person = {};
  std::vector<Group> groups = {};    // the person's groups
  std::vector<Person> removed = {};  // people whose rows still hold the given e-mail
  const SeatState& seats = no_seats();
};
struct MergeInvitedInputs {
  std::optional<Person> person = {}, into = {};
  const SeatState& seats = no_seats();
};
struct PutMetadataInputs {
  std::optional<Course> course = {};  // the course that the command names
  std::optional<Program> program = {};
  std::optional<Metadata> current = {};
};

struct CreateKeyInputs {
  std::optional<Platform> platform = {};
};
struct RevokeKeyInputs {
  std::optional<ApiKey> current = {};
  bool is_last_admin = false;  // no other admin key that never expires
};

}  // namespace seatledger::ledger
