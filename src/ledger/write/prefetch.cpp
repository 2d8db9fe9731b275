#include "ledger/write/prefetch.h"

namespace seatledger::ledger {
namespace {

template <class Bulk>
BulkFacts bulk_facts(const Bulk& command, const Sources& from) {
  BulkFacts facts{.seats = from.facts};
  facts.people.reserve(command.rows.size());
  for (const auto& row : command.rows) {
    facts.people.push_back(find_person(row.person, from.people));
  }
  return facts;
}

CreateLicenseFacts prefetch(const CreateLicense& command, const Sources& from) {
  CreateLicenseFacts facts;
  const PlatformSelector& platform = command.platform;
  if (platform.key) facts.by_key = from.facts.platform(*platform.key);
  if (platform.org) facts.by_org = from.facts.platform_by_org(*platform.org);
  if (platform.id) facts.by_id = from.facts.platform_by_id(*platform.id);
  if (command.course_id) facts.course_known = from.facts.course(*command.course_id).has_value();
  if (command.program_key) {
    facts.by_program_key = from.facts.program(*command.program_key);
  } else if (command.program_id) {
    facts.by_program_id = from.facts.programs_by_id(*command.program_id);
  }
  if (command.external_id) {
    facts.external_id_holder =
        from.facts.license_by_external_id(command.kind, *command.external_id);
  }
  return facts;
}

UpdateLicenseFacts prefetch(const UpdateLicense& command, const Sources& from) {
  UpdateLicenseFacts facts{.seats = from.facts};
  if (command.license_id) facts.by_id = from.facts.license(*command.license_id);
  if (command.external_id) {
    const auto id = from.facts.license_by_external_id(command.kind, *command.external_id);
    if (id) facts.by_external_id = from.facts.license(*id);
  }
  if (command.platform_org) {
    const auto& license = facts.by_id ? facts.by_id : facts.by_external_id;
    if (license) facts.platform = from.facts.platform(license->terms.platform_key);
  }
  return facts;
}

PutPlatformFacts prefetch(const PutPlatform& command, const Sources& from) {
  PutPlatformFacts facts;
  facts.current = from.facts.platform(command.record.key);
  facts.org_holder = from.facts.platform_by_org(command.record.org);
  if (command.record.platform_id != 0) {
    facts.id_holder = from.facts.platform_by_id(command.record.platform_id);
  }
  return facts;
}

PutRecordFacts<Course> prefetch(const PutCourse& command, const Sources& from) {
  return {from.facts.course(command.record.course_id)};
}

PutRecordFacts<Program> prefetch(const PutProgram& command, const Sources& from) {
  return {from.facts.program(command.record.program_key)};
}

PutRecordFacts<Choices> prefetch(const PutChoices& command, const Sources& from) {
  const Choices& record = command.record;
  return {from.facts.choices(record.field_key, record.scope, record.org)};
}

PutUserFacts prefetch(const PutUser& command, const Sources& from) {
  PutUserFacts facts{.seats = from.facts};
  facts.current = from.people.by_user_id(command.record.user_id);
  facts.username_holder = from.people.by_username(command.record.username);
  if (command.record.email) facts.email_holder = from.people.by_email(*command.record.email);
  return facts;
}

PutGroupFacts prefetch(const PutGroup& command, const Sources& from) {
  PutGroupFacts facts{.seats = from.facts};
  facts.current = from.facts.group(command.record.group_id);
  facts.platform = from.facts.platform(command.record.platform_key);
  facts.members = from.facts.group_members(command.record.group_id);
  facts.users.reserve(command.user_ids.size());
  for (const std::int64_t id : command.user_ids) facts.users.push_back(from.people.by_user_id(id));
  return facts;
}

RemoveRecordFacts<Platform> prefetch(const RemovePlatform& command, const Sources& from) {
  return {from.facts.platform(command.key), from.facts.platform_has_licenses(command.key)};
}

RemoveRecordFacts<Course> prefetch(const RemoveCourse& command, const Sources& from) {
  return {from.facts.course(command.course_id), from.facts.course_has_licenses(command.course_id)};
}

RemoveRecordFacts<Program> prefetch(const RemoveProgram& command, const Sources& from) {
  return {from.facts.program(command.program_key),
          from.facts.program_has_licenses(command.program_key)};
}

RemoveRecordFacts<Choices> prefetch(const RemoveChoices& command, const Sources& from) {
  return {from.facts.choices(command.field_key, command.scope, command.org), false};
}

RemoveUserFacts prefetch(const RemoveUser& command, const Sources& from) {
  RemoveUserFacts facts{.seats = from.facts};
  facts.current = from.people.by_user_id(command.user_id);
  if (facts.current) facts.groups = from.facts.groups_of(facts.current->id);
  return facts;
}

RemoveGroupFacts prefetch(const RemoveGroup& command, const Sources& from) {
  return {from.facts.group(command.group_id), from.facts.group_members(command.group_id),
          from.facts};
}

AssignSeatFacts prefetch(const AssignSeat& command, const Sources& from) {
  return {find_person(command.person, from.people), from.facts};
}

ReleaseSeatFacts prefetch(const ReleaseSeat&, const Sources& from) { return {from.facts}; }

AssignGroupFacts prefetch(const AssignGroup& command, const Sources& from) {
  return {from.facts.group(command.group_id), from.facts};
}

ReleaseGroupFacts prefetch(const ReleaseGroup&, const Sources& from) { return {from.facts}; }

BulkFacts prefetch(const AssignSeats& command, const Sources& from) {
  return bulk_facts(command, from);
}

BulkFacts prefetch(const ReleaseSeats& command, const Sources& from) {
  return bulk_facts(command, from);
}

ErasePersonFacts prefetch(const ErasePerson& command, const Sources& from) {
  ErasePersonFacts facts{.person = find_person(command.person, from.people), .seats = from.facts};
  if (facts.person) facts.groups = from.facts.groups_of(facts.person->id);
  const PersonSelector& named = command.person;
  if (named.email && !named.user_id && !named.username) {
    facts.removed = from.people.removed_with_email(*named.email);
  }
  return facts;
}

PutMetadataFacts prefetch(const PutMetadata& command, const Sources& from) {
  PutMetadataFacts facts;
  if (command.subject == Subject::course) facts.course = from.facts.course(command.id);
  if (command.subject == Subject::program) facts.program = from.facts.program(command.id);
  facts.current = from.facts.metadata(command.subject, command.id);
  return facts;
}

CreateKeyFacts prefetch(const CreateKey& command, const Sources& from) {
  CreateKeyFacts facts;
  if (command.platform_key) facts.platform = from.facts.platform(*command.platform_key);
  return facts;
}

RevokeKeyFacts prefetch(const RevokeKey& command, const Sources& from) {
  return {from.facts.key(command.id)};
}

}  // namespace

Result<Decision> decide(const Command& command, const Sources& from, const DecideContext& context) {
  return std::visit(
      [&](const auto& known) { return decide(known, prefetch(known, from), context); }, command);
}

}  // namespace seatledger::ledger
