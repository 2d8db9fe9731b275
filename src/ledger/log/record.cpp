#include "ledger/log/record.h"

#include <limits>
#include <stdexcept>
#include <utility>

#include "base/ascii.h"
#include "ledger/log/record_data.h"
#include "ledger/log/record_members.h"

namespace seatledger::ledger {
namespace {

// An event about a license names it and its kind; another event names neither.
bool fits_its_scope(const Event& event) {
  const bool of_license = std::visit(
      []<class Body>(const Body&) { return Body::row.scope == EventScope::license; }, event.body);
  return of_license == event.kind.has_value() && of_license == event.license_id.has_value();
}

void append_number(std::string& out, std::uint64_t value) { JsonWriter(out).number(value); }

// Always six digits of fraction, so that the texts of all records sort by time.
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
  out += '"';
  append_hex(out, digest->view());
  out += '"';
}

// Literals rather than JsonWriter::key: this runs for every event, and it shows the format.
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

// ---- decoding ----

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

Event read_record_v1(Members& record, Position expected, BodyPart part) {
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
  event.body = read_event_data(type, record.take("data"), part);
  record.finish();
  if (!fits_its_scope(event)) not_as_written("kind and license_id do not fit its type");
  return event;
}

Event read_record(std::string_view bytes, Position expected, BodyPart part) {
  thread_local simdjson::dom::parser parser;
  const auto root = parse_own_json(parser, bytes);
  if (root.has_error()) not_as_written("it is no JSON");
  Members record(object_in(*root, "it is no object"));
  const auto version = record.take_as<std::int64_t>("v");
  // Each version of the record keeps its own reader permanently.
  if (version == 1) return read_record_v1(record, expected, part);
  not_as_written("version " + std::to_string(version) + " is unknown");
}

[[noreturn]] void corrupt(Position expected, std::string_view problem) {
  std::string text = "the record";
  if (expected.value != 0) text += " at position " + std::to_string(expected.value);
  throw CorruptRecord(text + " is corrupt: " + std::string(problem));
}

Event decode_part(std::string_view bytes, Position expected, BodyPart part) {
  try {
    return read_record(bytes, expected, part);
  } catch (const StoreError& problem) {
    corrupt(expected, problem.what());
  }
}

}  // namespace

std::string encode_record(const Event& event) {
  if (!fits_its_scope(event)) {
    throw std::logic_error("kind and license_id of an event do not fit its type");
  }
  constexpr std::size_t usual_bytes = 896;
  std::string out;
  out.reserve(usual_bytes);
  append_header(out, event);
  JsonWriter data(out);
  out += '{';
  write_event_data(data, event.body);
  out += "}}";
  return out;
}

Event decode_record(std::string_view bytes, Position expected) {
  return decode_part(bytes, expected, BodyPart::whole);
}

Event decode_record_subjects(std::string_view bytes, Position expected) {
  return decode_part(bytes, expected, BodyPart::subjects);
}

Event decode_exact_record(std::string_view bytes, Position expected) {
  Event event = decode_record(bytes, expected);
  if (encode_record(event) != bytes)
    corrupt(expected, "its bytes are not as the ledger writes them");
  return event;
}

}  // namespace seatledger::ledger
