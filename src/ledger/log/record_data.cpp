#include "ledger/log/record_data.h"

#include <array>
#include <utility>

#include "ledger/log/record_members.h"

namespace seatledger::ledger {
namespace {

// ---- out ----

template <class Before, class After>
void write_sides(JsonWriter& out, const Before& before, const After& after) {
  out.key("before");
  write_json(out, before);
  out.key("after");
  write_json(out, after);
}

template <class After>
void write_created(JsonWriter& out, const After& after) {
  out.key("before");
  out.null();
  out.key("after");
  write_json(out, after);
}

template <class Before>
void write_removed(JsonWriter& out, const Before& before) {
  out.key("before");
  write_json(out, before);
  out.key("after");
  out.null();
}

void write_data(JsonWriter& out, const LicenseCreated& body) { write_created(out, body.after); }
void write_data(JsonWriter& out, const LicenseUpdated& body) {
  write_sides(out, body.before, body.after);
}
template <class Record>
void write_data(JsonWriter& out, const RecordPut<Record>& body) {
  write_sides(out, body.before, body.after);
}
template <class Record>
void write_data(JsonWriter& out, const RecordRemoved<Record>& body) {
  write_removed(out, body.before);
}
void write_data(JsonWriter& out, const GroupPut& body) {
  write_sides(out, body.before, body.after);
  out.key("joined");
  write_json(out, body.joined);
  out.key("left");
  write_json(out, body.left);
}
void write_data(JsonWriter& out, const GroupRemoved& body) {
  write_removed(out, body.before);
  out.key("left");
  write_json(out, body.left);
}
void write_data(JsonWriter& out, const KeyCreated& body) { write_created(out, body.after); }
void write_data(JsonWriter& out, const KeyRevoked& body) { write_removed(out, body.before); }

void write_data(JsonWriter& out, const SeatAssigned& body) {
  write_field(out, "assignment_id", body.assignment_id);
  write_field(out, "through", body.through);
  write_created(out, body.after);
}
void write_data(JsonWriter& out, const SeatChanged& body) {
  write_field(out, "assignment_id", body.assignment_id);
  write_field(out, "person_id", body.person_id);
  write_sides(out, body.before, body.after);
}
void write_data(JsonWriter& out, const SeatReleased& body) {
  write_field(out, "assignment_id", body.assignment_id);
  write_removed(out, body.before);
}
void write_data(JsonWriter& out, const GroupAssigned& body) {
  write_field(out, "group_assignment_id", body.group_assignment_id);
  write_created(out, body.after);
  write_field(out, "user_count", body.user_count);
  write_field(out, "assigned_count", body.assigned_count);
}
void write_data(JsonWriter& out, const GroupAssignmentChanged& body) {
  write_field(out, "group_assignment_id", body.group_assignment_id);
  write_sides(out, body.before, body.after);
  write_field(out, "created", body.created);
  write_field(out, "version", body.version);
  write_field(out, "user_count", body.user_count);
  write_field(out, "assigned_count", body.assigned_count);
}
void write_data(JsonWriter& out, const GroupReleased& body) {
  write_field(out, "group_assignment_id", body.group_assignment_id);
  write_removed(out, body.before);
}
void write_data(JsonWriter& out, const MemberWaiting& body) {
  write_field(out, "person_id", body.person_id);
  write_field(out, "through", body.through);
}
void write_data(JsonWriter& out, const MemberNotWaiting& body) {
  write_field(out, "person_id", body.person_id);
}
template <class Bulk>
void write_bulk(JsonWriter& out, const Bulk& body) {
  write_field(out, "mode", bulk_mode_name(body.mode));
  write_field(out, "rows", body.rows);
}
void write_data(JsonWriter& out, const BulkAssigned& body) { write_bulk(out, body); }
void write_data(JsonWriter& out, const BulkReleased& body) { write_bulk(out, body); }
void write_data(JsonWriter& out, const PersonInvited& body) { write_created(out, body.after); }
void write_data(JsonWriter& out, const UserMerged& body) {
  write_field(out, "person_id", body.person_id);
  write_field(out, "into", body.into);
}
void write_data(JsonWriter& out, const UserErased& body) {
  write_field(out, "person_id", body.person_id);
}
void write_data(JsonWriter& out, const MetadataChanged& body) {
  write_field(out, "subject", subject_name(body.subject));
  write_field(out, "id", body.id);
  write_sides(out, body.before, body.after);
}
void write_data(JsonWriter& out, const LogRestored& body) {
  write_field(out, "anchored_size", body.anchored_size);
  write_field(out, "anchored_root", body.anchored_root);
  write_field(out, "lost", body.lost);
  write_field(out, "ids_skipped", body.ids_skipped);
}

// ---- in ----

template <class T>
T side(Members& data, std::string_view name) {
  return data.take_as<T>(name);
}

void take_null(Members& data, std::string_view name) {
  if (!data.take(name).is_null()) not_as_written("\"" + std::string(name) + "\" is not null");
}

void read_data(Members& data, LicenseCreated& body) {
  take_null(data, "before");
  body.after = side<LicenseTerms>(data, "after");
}
void read_data(Members& data, LicenseUpdated& body) {
  body.before = side<LicenseChange>(data, "before");
  body.after = side<LicenseChange>(data, "after");
}
template <class Record>
void read_data(Members& data, RecordPut<Record>& body) {
  body.before = side<std::optional<Record>>(data, "before");
  body.after = side<Record>(data, "after");
}
template <class Record>
void read_data(Members& data, RecordRemoved<Record>& body) {
  body.before = side<Record>(data, "before");
  take_null(data, "after");
}
void read_data(Members& data, GroupPut& body) {
  body.before = side<std::optional<Group>>(data, "before");
  body.after = side<Group>(data, "after");
  body.joined = side<std::vector<PersonId>>(data, "joined");
  body.left = side<std::vector<PersonId>>(data, "left");
}
void read_data(Members& data, GroupRemoved& body) {
  body.before = side<Group>(data, "before");
  take_null(data, "after");
  body.left = side<std::vector<PersonId>>(data, "left");
}
void read_data(Members& data, KeyCreated& body) {
  take_null(data, "before");
  body.after = side<ApiKey>(data, "after");
}
void read_data(Members& data, KeyRevoked& body) {
  body.before = side<ApiKey>(data, "before");
  take_null(data, "after");
}

void read_data(Members& data, SeatAssigned& body) {
  body.assignment_id = data.take_as<AssignmentId>("assignment_id");
  body.through = data.take_as<std::optional<GroupAssignmentId>>("through");
  take_null(data, "before");
  body.after = side<SeatTerms>(data, "after");
}
void read_data(Members& data, SeatChanged& body) {
  body.assignment_id = data.take_as<AssignmentId>("assignment_id");
  body.person_id = data.take_as<PersonId>("person_id");
  body.before = side<SeatChange>(data, "before");
  body.after = side<SeatChange>(data, "after");
}
void read_data(Members& data, SeatReleased& body) {
  body.assignment_id = data.take_as<AssignmentId>("assignment_id");
  body.before = side<SeatTerms>(data, "before");
  take_null(data, "after");
}
void read_data(Members& data, GroupAssigned& body) {
  body.group_assignment_id = data.take_as<GroupAssignmentId>("group_assignment_id");
  take_null(data, "before");
  body.after = side<GroupTerms>(data, "after");
  body.user_count = data.take_as<std::int64_t>("user_count");
  body.assigned_count = data.take_as<std::int64_t>("assigned_count");
}
void read_data(Members& data, GroupAssignmentChanged& body) {
  body.group_assignment_id = data.take_as<GroupAssignmentId>("group_assignment_id");
  body.before = side<GroupTerms>(data, "before");
  body.after = side<GroupTerms>(data, "after");
  body.created = data.take_as<Timestamp>("created");
  body.version = data.take_as<std::uint64_t>("version");
  body.user_count = data.take_as<std::int64_t>("user_count");
  body.assigned_count = data.take_as<std::int64_t>("assigned_count");
}
void read_data(Members& data, GroupReleased& body) {
  body.group_assignment_id = data.take_as<GroupAssignmentId>("group_assignment_id");
  body.before = side<GroupTerms>(data, "before");
  take_null(data, "after");
}
void read_data(Members& data, MemberWaiting& body) {
  body.person_id = data.take_as<PersonId>("person_id");
  body.through = data.take_as<GroupAssignmentId>("through");
}
void read_data(Members& data, MemberNotWaiting& body) {
  body.person_id = data.take_as<PersonId>("person_id");
}
template <class Bulk>
void read_bulk(Members& data, Bulk& body) {
  const auto mode = bulk_mode_named(stored_value(data.take("mode").get_string(), "a mode"));
  if (!mode) not_as_written("a mode");
  body.mode = *mode;
  body.rows = data.take_as<std::vector<BulkRow>>("rows");
}
void read_data(Members& data, BulkAssigned& body) { read_bulk(data, body); }
void read_data(Members& data, BulkReleased& body) { read_bulk(data, body); }
void read_data(Members& data, PersonInvited& body) {
  take_null(data, "before");
  body.after = side<PersonMark>(data, "after");
}
void read_data(Members& data, UserMerged& body) {
  body.person_id = data.take_as<PersonId>("person_id");
  body.into = data.take_as<PersonId>("into");
}
void read_data(Members& data, UserErased& body) {
  body.person_id = data.take_as<PersonId>("person_id");
}
void read_data(Members& data, MetadataChanged& body) {
  const auto subject = subject_named(stored_value(data.take("subject").get_string(), "a subject"));
  if (!subject) not_as_written("a subject");
  body.subject = *subject;
  body.id = data.take_as<std::string>("id");
  body.before = side<JsonText>(data, "before");
  body.after = side<JsonText>(data, "after");
}
void read_data(Members& data, LogRestored& body) {
  body.anchored_size = data.take_as<std::uint64_t>("anchored_size");
  body.anchored_root = data.take_as<Digest>("anchored_root");
  body.lost = data.take_as<std::uint64_t>("lost");
  body.ids_skipped = data.take_as<std::uint64_t>("ids_skipped");
}

template <std::size_t index>
void read_body_at(Members& data, EventBody& body) {
  read_data(data, body.emplace<index>());
}

using ReadBody = void (*)(Members&, EventBody&);
template <std::size_t... index>
constexpr std::array<ReadBody, sizeof...(index)> body_readers(std::index_sequence<index...>) {
  return {&read_body_at<index>...};
}

}  // namespace

void write_event_data(JsonWriter& out, const EventBody& body) {
  std::visit([&](const auto& alternative) { write_data(out, alternative); }, body);
}

EventBody read_event_data(std::string_view type, JsonElement element) {
  static constexpr auto readers =
      body_readers(std::make_index_sequence<std::variant_size_v<EventBody>>{});
  for (std::size_t i = 0; i < event_type_names.size(); ++i) {
    if (event_type_names[i] != type) continue;
    EventBody body;
    Members data(object_in(element, "data"));
    readers[i](data, body);
    data.finish();
    return body;
  }
  not_as_written("type \"" + std::string(type) + "\" is unknown");
}

}  // namespace seatledger::ledger
