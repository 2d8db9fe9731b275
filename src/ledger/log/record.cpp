#include "ledger/log/record.h"

#include <array>
#include <limits>
#include <utility>

#include "ledger/log/domain_json.h"

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

void append_number(std::string& out, std::uint64_t value) { JsonWriter(out).number(value); }

// Six digits of fraction even where append_text prints none: all records sort as texts by time.
void append_recorded(std::string& out, Timestamp recorded) {
  const std::size_t begin = out.size();
  append_text(out, recorded);
  constexpr std::size_t size_without_fraction = std::string_view("2026-11-24T03:43:10Z").size();
  if (out.size() - begin != size_without_fraction) return;
  out.pop_back();
  out += ".000000Z";
}

void append_digest(std::string& out, const std::optional<Digest>& digest) {
  if (!digest) {
    out += "null";
    return;
  }
  static constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  for (const std::uint8_t byte : digest->bytes) {
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  out += '"';
}

// Literals rather than JsonWriter::key: this runs for every event, and the format is plain to see.
void append_header(std::string& out, const Event& event) {
  out += "{\"v\":1,\"position\":";
  append_number(out, event.position.value);
  out += ",\"commit\":{\"id\":";
  append_number(out, event.commit.id.value);
  out += ",\"index\":";
  append_number(out, event.commit.index);
  out += ",\"size\":";
  append_number(out, event.commit.size);
  out += "},\"recorded\":\"";
  append_recorded(out, event.recorded);
  out += "\",\"type\":\"";
  out += type_name(event.body);
  out += "\",\"kind\":";
  if (event.kind) {
    append_json_string(out, policy_of(*event.kind).name);
  } else {
    out += "null";
  }
  out += ",\"license_id\":";
  if (event.license_id) {
    append_number(out, event.license_id->value);
  } else {
    out += "null";
  }
  out += ",\"transaction_id\":";
  append_json_string(out, event.transaction_id);
  out += ",\"change_type\":";
  append_json_string(out, event.change_type);
  out += ",\"actor\":";
  append_json_string(out, event.actor);
  out += ",\"source\":";
  append_json_string(out, event.source);
  out += ",\"correlation_id\":";
  append_json_string(out, event.correlation_id);
  out += ",\"idempotency_key\":";
  append_digest(out, event.idempotency_key);
  out += ",\"request_digest\":";
  append_digest(out, event.request_digest);
  out += ",\"data\":";
}

// ---- in ----

// The members of the record, which stand in one fixed order: walking them finds a missing, extra or
// swapped one without a search.
class Members {
 public:
  explicit Members(simdjson::dom::object object) : at_(object.begin()), end_(object.end()) {}

  JsonElement take(std::string_view name) {
    if (at_ == end_ || at_.key() != name) {
      not_as_written("member \"" + std::string(name) + "\" is not where it must be");
    }
    const JsonElement value = at_.value();
    ++at_;
    return value;
  }
  template <class T>
  T take_as(std::string_view name) {
    const JsonElement element = take(name);
    T value{};
    try {
      read_json(element, value);
    } catch (const StoreError& problem) {
      throw StoreError(std::string(problem.what()) + ", in \"" + std::string(name) + '"');
    }
    return value;
  }
  void finish() const {
    if (at_ == end_) return;
    not_as_written("member \"" + std::string(at_.key()) + "\" is unknown");
  }

 private:
  simdjson::dom::object::iterator at_, end_;
};

simdjson::dom::object object_in(JsonElement element, std::string_view what) {
  return stored_value(element.get_object(), what);
}

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

template <std::size_t index>
void read_body_at(Members& data, EventBody& body) {
  read_data(data, body.emplace<index>());
}

using ReadBody = void (*)(Members&, EventBody&);
template <std::size_t... index>
constexpr std::array<ReadBody, sizeof...(index)> body_readers(std::index_sequence<index...>) {
  return {&read_body_at<index>...};
}

EventBody read_body(std::string_view type, JsonElement element) {
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

std::uint32_t small_number(std::uint64_t value, std::string_view what) {
  if (value > std::numeric_limits<std::uint32_t>::max()) not_as_written(what);
  return static_cast<std::uint32_t>(value);
}

CommitPart read_commit(Members& record) {
  Members in(object_in(record.take("commit"), "commit"));
  CommitPart commit;
  commit.id = in.take_as<Position>("id");
  commit.index = small_number(in.take_as<std::uint64_t>("index"), "commit.index");
  commit.size = small_number(in.take_as<std::uint64_t>("size"), "commit.size");
  in.finish();
  return commit;
}

void check_places(const Event& event, Position expected) {
  if (expected.value != 0 && event.position != expected) {
    not_as_written("it holds position " + std::to_string(event.position.value));
  }
  const CommitPart& commit = event.commit;
  if (event.position.value == 0 || commit.index >= commit.size || commit.id.value == 0 ||
      commit.id.value + commit.index != event.position.value) {
    not_as_written("position and commit disagree");
  }
}

Event read_record_v1(Members& record, Position expected) {
  Event event;
  event.position = record.take_as<Position>("position");
  event.commit = read_commit(record);
  check_places(event, expected);
  event.recorded = record.take_as<Timestamp>("recorded");
  const auto type = stored_value(record.take("type").get_string(), "type");
  event.kind = record.take_as<std::optional<Kind>>("kind");
  event.license_id = record.take_as<std::optional<LicenseId>>("license_id");
  event.transaction_id = record.take_as<std::string>("transaction_id");
  event.change_type = record.take_as<std::string>("change_type");
  event.actor = record.take_as<std::string>("actor");
  event.source = record.take_as<std::string>("source");
  event.correlation_id = record.take_as<std::string>("correlation_id");
  event.idempotency_key = record.take_as<std::optional<Digest>>("idempotency_key");
  event.request_digest = record.take_as<std::optional<Digest>>("request_digest");
  event.body = read_body(type, record.take("data"));
  record.finish();
  const bool of_license = std::visit(
      []<class Body>(const Body&) { return is_of_license<Body>; }, event.body);
  if (of_license != event.kind.has_value() || of_license != event.license_id.has_value()) {
    not_as_written("kind and license_id do not fit its type");
  }
  return event;
}

Event read_record(std::string_view bytes, Position expected) {
  thread_local simdjson::dom::parser parser;
  const auto root = parse_own_json(parser, bytes);
  if (root.has_error()) not_as_written("it is no JSON");
  Members record(object_in(*root, "it is no object"));
  const auto version = record.take_as<std::int64_t>("v");
  // The place where versions part: each gets a reader of its own, for ever.
  if (version == 1) return read_record_v1(record, expected);
  not_as_written("version " + std::to_string(version) + " is unknown");
}

[[noreturn]] void corrupt(Position expected, std::string_view problem) {
  std::string text = "the record";
  if (expected.value != 0) text += " at position " + std::to_string(expected.value);
  throw CorruptRecord(text + " is corrupt: " + std::string(problem));
}

}  // namespace

std::string encode_record(const Event& event) {
  constexpr std::size_t usual_bytes = 896;
  std::string out;
  out.reserve(usual_bytes);
  append_header(out, event);
  JsonWriter data(out);
  out += '{';
  std::visit([&](const auto& body) { write_data(data, body); }, event.body);
  out += "}}";
  return out;
}

Event decode_record(std::string_view bytes, Position expected) {
  try {
    return read_record(bytes, expected);
  } catch (const StoreError& problem) {
    corrupt(expected, problem.what());
  }
}

Event decode_exact_record(std::string_view bytes, Position expected) {
  Event event = decode_record(bytes, expected);
  if (encode_record(event) != bytes)
    corrupt(expected, "its bytes are not as the ledger writes them");
  return event;
}

}  // namespace seatledger::ledger
