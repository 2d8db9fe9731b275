// Fetches what decide needs for one command: point reads of the views, with the open batch's
// changes on top, and of the people. The writer thread's. Throws StoreError.
#pragma once

#include "ledger/domain/commands.h"
#include "ledger/domain/facts.h"
#include "ledger/people/people.h"
#include "ledger/write/views.h"

namespace seatledger::ledger {

struct Sources {
  Facts& facts;
  const People& people;
};

CreateLicenseFacts prefetch(const CreateLicense&, const Sources&);
UpdateLicenseFacts prefetch(const UpdateLicense&, const Sources&);
PutPlatformFacts prefetch(const PutPlatform&, const Sources&);
PutRecordFacts<Course> prefetch(const PutCourse&, const Sources&);
PutRecordFacts<Program> prefetch(const PutProgram&, const Sources&);
PutRecordFacts<Choices> prefetch(const PutChoices&, const Sources&);
PutUserFacts prefetch(const PutUser&, const Sources&);
PutGroupFacts prefetch(const PutGroup&, const Sources&);
RemoveRecordFacts<Platform> prefetch(const RemovePlatform&, const Sources&);
RemoveRecordFacts<Course> prefetch(const RemoveCourse&, const Sources&);
RemoveRecordFacts<Program> prefetch(const RemoveProgram&, const Sources&);
RemoveRecordFacts<Choices> prefetch(const RemoveChoices&, const Sources&);
RemoveUserFacts prefetch(const RemoveUser&, const Sources&);
RemoveGroupFacts prefetch(const RemoveGroup&, const Sources&);
AssignSeatFacts prefetch(const AssignSeat&, const Sources&);
ReleaseSeatFacts prefetch(const ReleaseSeat&, const Sources&);
AssignGroupFacts prefetch(const AssignGroup&, const Sources&);
ReleaseGroupFacts prefetch(const ReleaseGroup&, const Sources&);
BulkFacts prefetch(const AssignSeats&, const Sources&);
BulkFacts prefetch(const ReleaseSeats&, const Sources&);
ErasePersonFacts prefetch(const ErasePerson&, const Sources&);
PutMetadataFacts prefetch(const PutMetadata&, const Sources&);
CreateKeyFacts prefetch(const CreateKey&, const Sources&);
RevokeKeyFacts prefetch(const RevokeKey&, const Sources&);

}  // namespace seatledger::ledger
