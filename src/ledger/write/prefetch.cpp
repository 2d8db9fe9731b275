#include "ledger/write/prefetch.h"

#include <vector>

namespace seatledger::ledger {
namespace {

template <class Bulk>
BulkInputs bulk_inputs(const Bulk& command, const Sources& from) {
  std::vector<const PersonSelector*> selectors;
  selectors.reserve(command.rows.size());
  for (const auto& row : command.rows) selectors.push_back(&row.person);
  return {.people = from.people.find_all(selectors), .seats = from.state};
}

CreateLicenseInputs prefetch(const CreateLicense& command, const Sources& from) {
  CreateLicenseInputs inputs;
  const PlatformSelector& platform = command.platform;
  if (platform.key) inputs.by_key = from.state.platform(*platform.key);
  if (platform.org) inputs.by_org = from.state.platform_by_org(*platform.org);
  if (platform.id) inputs.by_id = from.state.platform_by_id(*platform.id);
  if (command.course_id) inputs.course_known = from.state.course(*command.course_id).has_value();
  if (command.program_key) {
    inputs.by_program_key = from.state.program(*command.program_key);
  } else if (command.program_id) {
    inputs.by_program_id = from.state.programs_by_id(*command.program_id);
  }
  if (command.external_id) {
    inputs.external_id_holder =
        from.state.license_by_external_id(command.kind, *command.external_id);
  }
  return inputs;
}

UpdateLicenseInputs prefetch(const UpdateLicense& command, const Sources& from) {
  UpdateLicenseInputs inputs{.seats = from.state};
  if (command.license_id) inputs.by_id = from.state.license(*command.license_id);
  if (command.external_id) {
    const auto id = from.state.license_by_external_id(command.kind, *command.external_id);
    if (id) inputs.by_external_id = from.state.license(*id);
  }
  if (command.platform_org) {
    const auto& license = inputs.by_id ? inputs.by_id : inputs.by_external_id;
    if (license) inputs.platform = from.state.platform(license->terms.platform_key);
  }
  return inputs;
}

PutPlatformInputs prefetch(const PutPlatform& command, const Sources& from) {
  PutPlatformInputs inputs;
  inputs.current = from.state.platform(command.record.key);
  inputs.org_holder = from.state.platform_by_org(command.record.org);
  if (command.record.platform_id != 0) {
    inputs.id_holder = from.state.platform_by_id(command.record.platform_id);
  }
  return inputs;
}

PutRecordInputs<Course> prefetch(const PutCourse& command, const Sources& from) {
  return {from.state.course(command.record.course_id)};
}

PutRecordInputs<Program> prefetch(const PutProgram& command, const Sources& from) {
  return {from.state.program(command.record.program_key)};
}

PutRecordInputs<Choices> prefetch(const PutChoices& command, const Sources& from) {
  const Choices& record = command.record;
  return {from.state.choices(record.field_key, record.scope, record.org)};
}

PutUserInputs prefetch(const PutUser& command, const Sources& from) {
  PutUserInputs inputs{.seats = from.state};
  inputs.current = from.people.by_user_id(command.record.user_id);
  inputs.username_holder = from.people.by_username(command.record.username);
  if (command.record.email) inputs.email_holder = from.people.by_email(*command.record.email);
  return inputs;
}

PutGroupInputs prefetch(const PutGroup& command, const Sources& from) {
  PutGroupInputs inputs{.seats = from.state};
  inputs.current = from.state.group(command.record.group_id);
  inputs.platform = from.state.platform(command.record.platform_key);
  inputs.members = from.state.group_members(command.record.group_id);
  std::vector<PersonSelector> users(command.user_ids.size());
  std::vector<const PersonSelector*> selectors(users.size());
  for (std::size_t i = 0; i < users.size(); ++i) {
    users[i].user_id = command.user_ids[i];
    selectors[i] = &users[i];
  }
  inputs.users = from.people.find_all(selectors);
  // Whether they are inactive, if the group gives them seats.
  if (from.state.licenses_of_group(command.record.group_id).empty()) return inputs;
  std::vector<PersonId> expected;
  for (const auto& user : inputs.users) {
    if (user) expected.push_back(user->id);
  }
  from.people.expect(expected);
  return inputs;
}

RemoveRecordInputs<Platform> prefetch(const RemovePlatform& command, const Sources& from) {
  return {from.state.platform(command.key), from.state.platform_has_licenses(command.key)};
}

RemoveRecordInputs<Course> prefetch(const RemoveCourse& command, const Sources& from) {
  return {from.state.course(command.course_id), from.state.course_has_licenses(command.course_id)};
}

RemoveRecordInputs<Program> prefetch(const RemoveProgram& command, const Sources& from) {
  return {from.state.program(command.program_key),
          from.state.program_has_licenses(command.program_key)};
}

RemoveRecordInputs<Choices> prefetch(const RemoveChoices& command, const Sources& from) {
  return {from.state.choices(command.field_key, command.scope, command.org), false};
}

RemoveUserInputs prefetch(const RemoveUser& command, const Sources& from) {
  RemoveUserInputs inputs{.seats = from.state};
  inputs.current = from.people.by_user_id(command.user_id);
  if (inputs.current) inputs.groups = from.state.groups_of(inputs.current->id);
  return inputs;
}

RemoveGroupInputs prefetch(const RemoveGroup& command, const Sources& from) {
  return {from.state.group(command.group_id), from.state.group_members(command.group_id),
          from.state};
}

AssignSeatInputs prefetch(const AssignSeat& command, const Sources& from) {
  return {find_person(command.person, from.people), from.state};
}

ReleaseSeatInputs prefetch(const ReleaseSeat&, const Sources& from) { return {from.state}; }

AssignGroupInputs prefetch(const AssignGroup& command, const Sources& from) {
  // Whether they are inactive.
  from.people.expect(from.state.group_members(command.group_id));
  return {from.state.group(command.group_id), from.state};
}

ReleaseGroupInputs prefetch(const ReleaseGroup&, const Sources& from) { return {from.state}; }

BulkInputs prefetch(const AssignSeats& command, const Sources& from) {
  return bulk_inputs(command, from);
}

BulkInputs prefetch(const ReleaseSeats& command, const Sources& from) {
  return bulk_inputs(command, from);
}

ErasePersonInputs prefetch(const ErasePerson& command, const Sources& from) {
  ErasePersonInputs inputs{.person = find_person(command.person, from.people), .seats = from.state};
  if (inputs.person) inputs.groups = from.state.groups_of(inputs.person->id);
  const PersonSelector& named = command.person;
  if (named.email && !named.user_id && !named.username) {
    inputs.removed = from.people.removed_with_email(*named.email);
  }
  return inputs;
}

MergeInvitedInputs prefetch(const MergeInvited& command, const Sources& from) {
  return {from.people.person(command.person), from.people.person(command.into), from.state};
}

PutMetadataInputs prefetch(const PutMetadata& command, const Sources& from) {
  PutMetadataInputs inputs;
  if (command.subject == Subject::course) inputs.course = from.state.course(command.id);
  if (command.subject == Subject::program) inputs.program = from.state.program(command.id);
  inputs.current = from.state.metadata(command.subject, command.id);
  return inputs;
}

CreateKeyInputs prefetch(const CreateKey& command, const Sources& from) {
  CreateKeyInputs inputs;
  if (command.platform_key) inputs.platform = from.state.platform(*command.platform_key);
  return inputs;
}

bool is_lasting_admin(const std::optional<ApiKey>& key) {
  return key && key->role == Role::admin && !key->expires;
}

// Keys are few and hardly ever revoked, so no view counts them; ids are given out without gaps.
bool is_last_admin(const ApiKey& key, const State& state) {
  if (!is_lasting_admin(key)) return false;
  for (std::uint64_t id = state.sequences().key; id > 0; --id) {
    if (id != key.id.value && is_lasting_admin(state.key(KeyId{id}))) return false;
  }
  return true;
}

RevokeKeyInputs prefetch(const RevokeKey& command, const Sources& from) {
  RevokeKeyInputs inputs{from.state.key(command.id)};
  inputs.is_last_admin = inputs.current && is_last_admin(*inputs.current, from.state);
  return inputs;
}

}  // namespace

Result<Decision> decide(const Command& command, const Sources& from, const DecideContext& context) {
  return std::visit(
      [&](const auto& known) { return decide(known, prefetch(known, from), context); }, command);
}

}  // namespace seatledger::ledger
