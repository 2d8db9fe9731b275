#include <cstdint>
#include <limits>
#include <string>
#include <unordered_set>
#include <utility>

#include "ledger/domain/decide.h"
#include "ledger/domain/person_mark.h"

namespace seatledger::ledger {
namespace {

constexpr const char* put_change = "put";
constexpr const char* remove_change = "remove";

// A caller may choose it, and then there is no next one.
constexpr auto platform_id_max = std::numeric_limits<std::int64_t>::max();

EventDraft draft(EventBody body) { return {std::move(body), std::nullopt, std::nullopt}; }

// The same record again appends nothing (contract section 10).
template <class Record>
Result<Decision> put_record(const std::optional<Record>& current, const Record& record) {
  Decision decision{{}, {}, put_change, record};
  if (current != record) decision.events.push_back(draft(RecordPut<Record>{current, record}));
  return decision;
}

template <class Record>
Result<Decision> remove_record(const RemoveRecordFacts<Record>& facts, ErrorCode unknown,
                               const char* field) {
  if (!facts.current) return field_error(unknown, field, "no such record");
  if (facts.in_use) {
    return field_error(ErrorCode::record_in_use, field, "licenses name it; it cannot be removed");
  }
  return Decision{{draft(RecordRemoved<Record>{*facts.current})}, {}, remove_change, Removed{}};
}

template <class Holder, class Current>
bool held_by_another(const std::optional<Holder>& holder, const Current& is_own) {
  return holder && !is_own(*holder);
}

}  // namespace

Result<Decision> decide(const PutPlatform& command, const PutPlatformFacts& facts,
                        const DecideContext& context) {
  Platform record = command.record;
  const auto own = [&](const Platform& other) { return other.key == record.key; };
  if (held_by_another(facts.org_holder, own)) {
    return field_error(ErrorCode::org_taken, "org", "another platform has this org");
  }
  if (record.platform_id != 0 && held_by_another(facts.id_holder, own)) {
    return field_error(ErrorCode::platform_id_taken, "platform_id",
                       "another platform has this platform_id");
  }
  if (record.platform_id == 0) {
    if (!facts.current && context.sequences.platform == platform_id_max) {
      return field_error(ErrorCode::platform_id_taken, "platform_id",
                         "no number is left after the highest one given; choose one");
    }
    record.platform_id =
        facts.current ? facts.current->platform_id : context.sequences.platform + 1;
  }
  return put_record(facts.current, record);
}

Result<Decision> decide(const PutCourse& command, const PutRecordFacts<Course>& facts,
                        const DecideContext&) {
  return put_record(facts.current, command.record);
}

Result<Decision> decide(const PutProgram& command, const PutRecordFacts<Program>& facts,
                        const DecideContext&) {
  return put_record(facts.current, command.record);
}

Result<Decision> decide(const PutChoices& command, const PutRecordFacts<Choices>& facts,
                        const DecideContext&) {
  return put_record(facts.current, command.record);
}

Result<Decision> decide(const PutUser& command, const PutUserFacts& facts,
                        const DecideContext& context) {
  Person record = command.record;
  const auto own = [&](const Person& other) { return other.user_id == record.user_id; };
  if (held_by_another(facts.username_holder, own)) {
    return field_error(ErrorCode::username_taken, "username", "another user has this username");
  }
  if (record.email && held_by_another(facts.email_holder, own)) {
    return field_error(ErrorCode::email_taken, "email", "another user has this e-mail");
  }
  record.id = facts.current ? facts.current->id : PersonId{context.sequences.person + 1};
  record.row_key = facts.current ? facts.current->row_key : context.fresh_key;
  record.removed = false;
  Decision decision{{}, {}, put_change, record};
  if (facts.current != record) {
    const bool known = facts.current && !facts.current->removed;
    const auto before = known ? std::optional(mark(*facts.current)) : std::nullopt;
    decision.events.push_back(draft(UserPut{before, mark(record)}));
    decision.people.push_back({facts.current, record});
  }
  return decision;
}

Result<Decision> decide(const PutGroup& command, const PutGroupFacts& facts, const DecideContext&) {
  if (!facts.platform) {
    return field_error(ErrorCode::platform_not_found, "platform_key", "no such platform");
  }
  GroupAnswer answer{command.record, {}};
  std::string unknown;
  std::vector<PersonId> joined;
  std::unordered_set<PersonId> wanted;
  const std::unordered_set<PersonId> current(facts.members.begin(), facts.members.end());
  for (std::size_t i = 0; i < facts.users.size(); ++i) {
    const auto& user = facts.users[i];
    if (!user || user->removed) {
      unknown += (unknown.empty() ? "" : ", ") + std::to_string(command.user_ids[i]);
      continue;
    }
    if (!wanted.insert(user->id).second) continue;
    answer.members.push_back(user->id);
    if (!current.contains(user->id)) joined.push_back(user->id);
  }
  if (!unknown.empty()) {
    return field_error(ErrorCode::members_unknown, "user_ids", "no such users: " + unknown);
  }
  std::vector<PersonId> left;
  for (const PersonId member : facts.members) {
    if (!wanted.contains(member)) left.push_back(member);
  }
  Decision decision{{}, {}, put_change, std::move(answer)};
  if (facts.current != command.record || !joined.empty() || !left.empty()) {
    decision.events.push_back(
        draft(GroupPut{facts.current, command.record, std::move(joined), std::move(left)}));
  }
  return decision;
}

Result<Decision> decide(const RemovePlatform&, const RemoveRecordFacts<Platform>& facts,
                        const DecideContext&) {
  return remove_record(facts, ErrorCode::platform_not_found, "key");
}

Result<Decision> decide(const RemoveCourse&, const RemoveRecordFacts<Course>& facts,
                        const DecideContext&) {
  return remove_record(facts, ErrorCode::course_not_found, "course_id");
}

Result<Decision> decide(const RemoveProgram&, const RemoveRecordFacts<Program>& facts,
                        const DecideContext&) {
  return remove_record(facts, ErrorCode::program_not_found, "program_key");
}

Result<Decision> decide(const RemoveChoices&, const RemoveRecordFacts<Choices>& facts,
                        const DecideContext&) {
  return remove_record(facts, ErrorCode::choices_not_found, "field_key");
}

// Leaves every group in the same commit; the row stays, without its look-ups, so that the person's
// history keeps its number when the same user_id is put again.
Result<Decision> decide(const RemoveUser&, const RemoveUserFacts& facts, const DecideContext&) {
  if (!facts.current || facts.current->removed) {
    return field_error(ErrorCode::user_not_found, "user_id", "no such user");
  }
  Decision decision{{}, {}, remove_change, Removed{}};
  for (const Group& group : facts.groups) {
    decision.events.push_back(draft(GroupPut{group, group, {}, {facts.current->id}}));
  }
  decision.events.push_back(draft(UserRemoved{mark(*facts.current)}));
  Person removed = *facts.current;
  removed.removed = true;
  decision.people.push_back({facts.current, std::move(removed)});
  return decision;
}

Result<Decision> decide(const RemoveGroup&, const RemoveGroupFacts& facts, const DecideContext&) {
  if (!facts.current) return field_error(ErrorCode::group_not_found, "group_id", "no such group");
  return Decision{
      {draft(GroupRemoved{*facts.current, facts.members})}, {}, remove_change, Removed{}};
}

}  // namespace seatledger::ledger
