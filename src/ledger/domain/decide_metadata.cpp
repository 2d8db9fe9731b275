#include <array>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/json_objects.h"
#include "ledger/domain/decide.h"

namespace seatledger::ledger {
namespace {

constexpr const char* update_change = "update";
constexpr std::string_view slug_key = "slug";

// Limits growth by merging: each change stores the whole object twice.
constexpr std::size_t values_bytes_max = 1024 * 1024;

// A key that can be changed only in the directory record. Its current value is accepted, so that
// callers can write back what they read; another value is refused.
Result<void> take_own(JsonText& values, const char* key, const JsonText& own) {
  const auto given = member_of(values, key);
  if (!given) return {};
  if (*given != own) {
    return field_error(ErrorCode::not_updatable, key, "is the directory record's own");
  }
  values = without_member(values, key);
  return {};
}

Result<void> take_own_keys(JsonText& values, const Program& program) {
  const std::array<std::pair<const char*, JsonText>, 3> own{
      {{"name", json_of(program.name)},
       {"enabled", JsonText(program.enabled ? "true" : "false")},
       {"platform_key", json_of(program.platform_key)}}};
  for (const auto& [key, value] : own) TRY(take_own(values, key, value));
  return {};
}

// A course has no such keys: its name and others are free.
Result<void> take_own_keys(JsonText&, const Course&) { return {}; }

template <class Record>
Result<Decision> put_metadata(const PutMetadata& command, const std::optional<Metadata>& current,
                              const Record& record) {
  JsonText given = command.values;
  TRY(take_own_keys(given, record));
  const auto slug = member_of(given, slug_key);
  if (slug) given = without_member(given, slug_key);
  const JsonText before = current ? current->values : JsonText();
  const JsonText after = command.merge ? merge_objects(before, given) : given;
  if (after.str().size() > values_bytes_max) {
    return field_error(ErrorCode::invalid_fields, "metadata",
                       "would have more than " + std::to_string(values_bytes_max) + " bytes");
  }
  Record changed = record;
  if (slug) changed.slug = text_in(*slug);
  // With the requested slug, because a dry run writes no record to read it from.
  Metadata answer{command.subject, command.id,
                  slug ? merge_objects(after, object_of(slug_key, *slug)) : after};
  Decision decision{{}, {}, update_change, std::move(answer)};
  if (after == before && changed == record) return decision;
  decision.events.push_back(draft_of(MetadataChanged{command.subject, command.id, before, after}));
  if (changed != record) decision.events.push_back(draft_of(RecordPut<Record>{record, changed}));
  return decision;
}

}  // namespace

Result<Decision> decide(const PutMetadata& command, const PutMetadataInputs& inputs,
                        const DecideContext&) {
  if (command.subject == Subject::program) {
    if (inputs.program) return put_metadata(command, inputs.current, *inputs.program);
    return field_error(ErrorCode::program_not_found, "program_id", "no such program");
  }
  if (inputs.course) return put_metadata(command, inputs.current, *inputs.course);
  return field_error(ErrorCode::course_not_found, "course_id", "no such course");
}

}  // namespace seatledger::ledger
