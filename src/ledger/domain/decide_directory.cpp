#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include "ledger/domain/decide.h"

namespace seatledger::ledger {
namespace {

// A caller may choose it, and then there is no next one.
constexpr auto platform_id_max = std::numeric_limits<std::int64_t>::max();

// The same record again appends nothing (contract section 10).
template <class Record>
Result<Decision> put_record(const std::optional<Record>& current, const Record& record) {
  Decision decision{{}, {}, put_change, record};
  if (current != record) decision.events.push_back(draft_of(RecordPut<Record>{current, record}));
  return decision;
}

template <class Record>
Result<Decision> remove_record(const RemoveRecordFacts<Record>& facts, ErrorCode unknown,
                               const char* field) {
  if (!facts.current) return field_error(unknown, field, "no such record");
  if (facts.in_use) {
    return field_error(ErrorCode::record_in_use, field, "licenses name it; it cannot be removed");
  }
  return Decision{{draft_of(RecordRemoved<Record>{*facts.current})}, {}, remove_change, Removed{}};
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

}  // namespace seatledger::ledger
