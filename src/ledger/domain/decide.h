// The rules. A command and its inputs become events and an answer, or the first refusal that
// applies, in the order of the checks. Pure: no clock, no I/O, no state; the same input always
// gives the same output, on every machine.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.h"
#include "ledger/domain/commands.h"
#include "ledger/domain/events.h"
#include "ledger/domain/inputs.h"
#include "ledger/domain/person.h"

namespace seatledger::ledger {

// Whether people may get seats: read while a decision runs, like SeatState (seat_state.h). Throws
// StoreError.
class PeopleState {
 public:
  virtual ~PeopleState() = default;
  virtual bool is_inactive(PersonId id) const = 0;
};

// Time, positions and randomness for one decision.
struct DecideContext {
  Timestamp now;           // by the clock; the rules judge by it
  Timestamp recorded;      // of the commit: `now`, or later when the newest commit is not before it
  Position next_position;  // of the commit's first event
  Sequences sequences;
  std::optional<Versions> if_match;
  Digest fresh_key;                     // fresh_row_key() makes the row keys of new people from it
  const PeopleState* people = nullptr;  // outlives the decision; null: everybody is active
};

// An event before the sequencer gives it a position and the commit's common members.
struct EventDraft {
  EventBody body;
  std::optional<Kind> kind;
  std::optional<LicenseId> license_id;
};

// An event that is not about a license.
inline EventDraft draft_of(EventBody body) { return {std::move(body), std::nullopt, std::nullopt}; }

// A group as it is answered: the record and its members without duplicates, in the command's order,
// so that a repeat gets the same answer.
struct GroupAnswer {
  Group group;
  std::vector<PersonId> members;
};
struct Removed {};

struct GroupAssignmentAnswer {
  GroupAssignment assignment;
  std::int64_t user_count = 0;      // members
  std::int64_t assigned_count = 0;  // members with a seat
};

struct BulkAnswer {
  struct Row {
    BulkStatus status = BulkStatus::refused;
    std::optional<Seat> seat;                    // as after the commit; if released, as before it
    ErrorCode code = ErrorCode::internal_error;  // of a refused row
  };
  License license;
  std::vector<Row> rows;  // in the order of the request
};

// The change_type of directory commands if the caller gives none.
inline constexpr const char* put_change = "put";
inline constexpr const char* remove_change = "remove";

// The row after the commit, which the API prints.
using AnswerBody = std::variant<License, Platform, Course, Program, Choices, Person, GroupAnswer,
                                ApiKey, Removed, Seat, GroupAssignmentAnswer, BulkAnswer, Metadata>;

struct Decision {
  std::vector<EventDraft> events;  // empty: nothing changed
  std::vector<PersonWrite> people;
  std::string change_type;  // if the caller gives none
  AnswerBody answer;
};

Result<Decision> decide(const CreateLicense&, const CreateLicenseInputs&, const DecideContext&);
Result<Decision> decide(const UpdateLicense&, const UpdateLicenseInputs&, const DecideContext&);
Result<Decision> decide(const PutPlatform&, const PutPlatformInputs&, const DecideContext&);
Result<Decision> decide(const PutCourse&, const PutRecordInputs<Course>&, const DecideContext&);
Result<Decision> decide(const PutProgram&, const PutRecordInputs<Program>&, const DecideContext&);
Result<Decision> decide(const PutChoices&, const PutRecordInputs<Choices>&, const DecideContext&);
Result<Decision> decide(const PutUser&, const PutUserInputs&, const DecideContext&);
Result<Decision> decide(const PutGroup&, const PutGroupInputs&, const DecideContext&);
Result<Decision> decide(const RemovePlatform&, const RemoveRecordInputs<Platform>&,
                        const DecideContext&);
Result<Decision> decide(const RemoveCourse&, const RemoveRecordInputs<Course>&,
                        const DecideContext&);
Result<Decision> decide(const RemoveProgram&, const RemoveRecordInputs<Program>&,
                        const DecideContext&);
Result<Decision> decide(const RemoveChoices&, const RemoveRecordInputs<Choices>&,
                        const DecideContext&);
Result<Decision> decide(const RemoveUser&, const RemoveUserInputs&, const DecideContext&);
Result<Decision> decide(const RemoveGroup&, const RemoveGroupInputs&, const DecideContext&);
Result<Decision> decide(const CreateKey&, const CreateKeyInputs&, const DecideContext&);
Result<Decision> decide(const RevokeKey&, const RevokeKeyInputs&, const DecideContext&);

Result<Decision> decide(const AssignSeat&, const AssignSeatInputs&, const DecideContext&);
Result<Decision> decide(const ReleaseSeat&, const ReleaseSeatInputs&, const DecideContext&);
Result<Decision> decide(const AssignGroup&, const AssignGroupInputs&, const DecideContext&);
Result<Decision> decide(const ReleaseGroup&, const ReleaseGroupInputs&, const DecideContext&);
Result<Decision> decide(const AssignSeats&, const BulkInputs&, const DecideContext&);
Result<Decision> decide(const ReleaseSeats&, const BulkInputs&, const DecideContext&);
Result<Decision> decide(const ErasePerson&, const ErasePersonInputs&, const DecideContext&);
Result<Decision> decide(const MergeInvited&, const MergeInvitedInputs&, const DecideContext&);
Result<Decision> decide(const PutMetadata&, const PutMetadataInputs&, const DecideContext&);

}  // namespace seatledger::ledger
