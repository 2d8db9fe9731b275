#include "ledger/log/record_head.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "ledger/log/record_members.h"

namespace seatledger::ledger {
namespace {

constexpr std::array<std::string_view, 9> members_before_data{
    "kind",   "license_id",     "transaction_id",  "change_type",   "actor",
    "source", "correlation_id", "idempotency_key", "request_digest"};

std::uint32_t part_number(Members& commit, std::string_view name) {
  const auto value = commit.take_as<std::uint64_t>(name);
  if (value > std::numeric_limits<std::uint32_t>::max()) not_as_written(name);
  return static_cast<std::uint32_t>(value);
}

RecordHead head_of(std::string_view bytes, Position expected) {
  thread_local simdjson::dom::parser parser;
  const auto root = parse_own_json(parser, bytes);
  if (root.has_error()) not_as_written("it is no JSON");
  Members record(object_in(*root, "it is no object"));
  if (record.take_as<std::int64_t>("v") != 1) not_as_written("its version is unknown");
  const auto position = record.take_as<Position>("position");
  if (position != expected) {
    not_as_written("it holds position " + std::to_string(position.value));
  }
  RecordHead head;
  Members commit(object_in(record.take("commit"), "commit"));
  head.commit.id = commit.take_as<Position>("id");
  head.commit.index = part_number(commit, "index");
  head.commit.size = part_number(commit, "size");
  commit.finish();
  if (head.commit.index >= head.commit.size || head.commit.id.value == 0 ||
      head.commit.id.value + head.commit.index != position.value) {
    not_as_written("position and commit disagree");
  }
  head.recorded = record.take_as<Timestamp>("recorded");
  const auto type = stored_value(record.take("type").get_string(), "type");
  const auto* const known =
      std::find(event_type_names.begin(), event_type_names.end(), std::string_view(type));
  if (known == event_type_names.end()) not_as_written("its type is unknown");
  head.type = *known;
  for (const std::string_view name : members_before_data) record.take(name);
  object_in(record.take("data"), "data");
  record.finish();
  return head;
}

}  // namespace

RecordHead read_record_head(std::string_view bytes, Position expected) {
  try {
    return head_of(bytes, expected);
  } catch (const StoreError& problem) {
    throw CorruptRecord("the record at position " + std::to_string(expected.value) +
                        " is corrupt: " + problem.what());
  }
}

}  // namespace seatledger::ledger
