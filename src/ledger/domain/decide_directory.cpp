#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include "ledger/domain/decide.h"

namespace seatledger::ledger {
namespace {

// A caller may choose the largest number; then no further one can be given out.
constexpr auto platform_id_max = std::numeric_limits<std::int64_t>::max();

// Storing the same record again appends no event.
template <class Record>
Result<Decision> put_record(const std::optional<Record>& current, const Record& record) {
  Decision decision{{}, {}, put_change, record};
  if (current != record) decision.events.push_back(draft_of(RecordPut<Record>{current, record}));
  return decision;
}

template <class Record>
Result<Decision> remove_record(const RemoveRecordInputs<Record>& inputs, ErrorCode unknown,
                               const char* field) {
  if (!inputs.current) return field_error(unknown, field, "no such record");
  if (inputs.in_use) {
    return field_error(ErrorCode::record_in_use, field, "licenses name it; it cannot be removed");
  }
  return Decision{{draft_of(RecordRemoved<Record>{*inputs.current})}, {}, remove_change, Removed{}};
}

template <class Holder, class Current>
bool held_by_another(const std::optional<Holder>& holder, const Current& is_own) {
  return holder && !is_own(*holder);
}

}  // namespace

Result<Decision> decide(const PutPlatform& command, const PutPlatformInputs& inputs,
                        const DecideContext& context) {
  Platform record = command.record;
  const auto own = [&](const Platform& other) { return other.key == record.key; };
  if (held_by_another(inputs.org_holder, own)) {
    return field_error(ErrorCode::org_taken, "org", "another platform has this org");
  }
  if (record.platform_id != 0 && held_by_another(inputs.id_holder, own)) {
    return field_error(ErrorCode::platform_id_taken, "platform_id",
                       "another platform has this platform_id");
  }
  if (record.platform_id == 0) {
    if (!inputs.current && context.sequences.platform == platform_id_max) {
      return field_error(ErrorCode::platform_id_taken, "platform_id",
                         "no number is left after the highest one given; choose one");
    }
    record.platform_id =
        inputs.current ? inputs.current->platform_id : context.sequences.platform + 1;
  }
  return put_record(inputs.current, record);
}

Result<Decision> decide(const PutCourse& command, const PutRecordInputs<Course>& inputs,
                        const DecideContext&) {
  return put_record(inputs.current, command.record);
}

Result<Decision> decide(const PutProgram& command, const PutRecordInputs<Program>& inputs,
                        const DecideContext&) {
  return put_record(inputs.current, command.record);
}

Result<Decision> decide(const PutChoices& command, const PutRecordInputs<Choices>& inputs,
                        const DecideContext&) {
  return put_record(inputs.current, command.record);
}

Result<Decision> decide(const RemovePlatform&, const RemoveRecordInputs<Platform>& inputs,
                        const DecideContext&) {
  return remove_record(inputs, ErrorCode::platform_not_found, "key");
}

Result<Decision> decide(const RemoveCourse&, const RemoveRecordInputs<Course>& inputs,
                        const DecideContext&) {
  return remove_record(inputs, ErrorCode::course_not_found, "course_id");
}

Result<Decision> decide(const RemoveProgram&, const RemoveRecordInputs<Program>& inputs,
                        const DecideContext&) {
  return remove_record(inputs, ErrorCode::program_not_found, "program_key");
}

Result<Decision> decide(const RemoveChoices&, const RemoveRecordInputs<Choices>& inputs,
                        const DecideContext&) {
  return remove_record(inputs, ErrorCode::choices_not_found, "field_key");
}

}  // namespace seatledger::ledger
