// What decide needs to know for each command, fetched before it runs: point reads only.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ledger/domain/api_key.h"
#include "ledger/domain/directory.h"
#include "ledger/domain/license.h"
#include "ledger/domain/metadata.h"
#include "ledger/domain/person.h"
#include "ledger/domain/seat_facts.h"

namespace seatledger::ledger {

// The last number given of each sequence; 0: none yet.
struct Sequences {
  std::uint64_t license = 0;
  std::uint64_t person = 0;
  std::uint64_t key = 0;
  std::int64_t platform = 0;  // also raised past every platform_id a caller chose
  std::uint64_t assignment = 0;
  std::uint64_t group_assignment = 0;
  friend bool operator==(const Sequences&, const Sequences&) = default;
};

struct CreateLicenseFacts {
  std::optional<Platform> by_key, by_org, by_id;  // of the selector's members that were given
  bool course_known = false;
  std::optional<Program> by_program_key;
  std::vector<Program> by_program_id;  // every program of that id
  std::optional<LicenseId> external_id_holder;
};

struct UpdateLicenseFacts {
  std::optional<License> by_id;
  std::optional<License> by_external_id;
  std::optional<Platform> platform;  // of the license; only when platform_org was sent
  SeatFacts& seats = no_seats();
};

struct PutPlatformFacts {
  std::optional<Platform> current;
  std::optional<Platform> org_holder;
  std::optional<Platform> id_holder;  // only when the caller chose the id
};

template <class Record>
struct PutRecordFacts {
  std::optional<Record> current;
};
struct PutUserFacts {
  std::optional<Person> current;  // also a removed one
  std::optional<Person> username_holder;
  std::optional<Person> email_holder;  // also one who is known only by the e-mail
  SeatFacts& seats = no_seats();
};
struct PutGroupFacts {
  std::optional<Group> current;
  std::optional<Platform> platform;
  std::vector<PersonId> members;             // of the current group, in order of joining
  std::vector<std::optional<Person>> users;  // by the command's user_ids, in its order
  SeatFacts& seats = no_seats();
};

template <class Record>
struct RemoveRecordFacts {
  std::optional<Record> current;
  bool in_use = false;  // a license names it
};
struct RemoveUserFacts {
  std::optional<Person> current;
  std::vector<Group> groups;  // the groups the person is in
  SeatFacts& seats = no_seats();
};
struct RemoveGroupFacts {
  std::optional<Group> current;
  std::vector<PersonId> members;
  SeatFacts& seats = no_seats();
};

// Of one PersonSelector: the person that its first given member names.
struct AssignSeatFacts {
  std::optional<Person> person;
  SeatFacts& seats = no_seats();
};
struct ReleaseSeatFacts {
  SeatFacts& seats = no_seats();
};
struct AssignGroupFacts {
  std::optional<Group> group;
  SeatFacts& seats = no_seats();
};
struct ReleaseGroupFacts {
  SeatFacts& seats = no_seats();
};
struct BulkFacts {
  std::vector<std::optional<Person>> people;  // by the command's rows, in their order
  SeatFacts& seats = no_seats();
};
struct ErasePersonFacts {
  std::optional<Person> person;
  std::vector<Group> groups;    // the groups the person is in
  std::vector<Person> removed;  // whose rows still hold the e-mail, when one was given
  SeatFacts& seats = no_seats();
};
struct PutMetadataFacts {
  std::optional<Course> course;  // the one that the command names
  std::optional<Program> program;
  std::optional<Metadata> current;
};

struct CreateKeyFacts {
  std::optional<Platform> platform;
};
struct RevokeKeyFacts {
  std::optional<ApiKey> current;
};

}  // namespace seatledger::ledger
