// For every event: reading what was written gives the same event, writing it again the same bytes.
#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "golden_events.h"
#include "ledger/log/record.h"

using namespace seatledger;
using namespace seatledger::ledger;

namespace {

std::string any_text() {
  static const std::vector<std::string> pieces{"a",  "Z",      "\"",     "\\",         "\n",
                                               "/",  "\u00e9", "\u2192", "\U0001f600", "\x01",
                                               "{}", "\x7f",   " ",      "\\u0041",    ""};
  std::string text;
  for (const std::string& piece :
       *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces))) {
    text += piece;
  }
  return text;
}

bool any_bool() { return *rc::gen::arbitrary<bool>(); }
std::int64_t any_integer() { return *rc::gen::arbitrary<std::int64_t>(); }
std::uint64_t any_number() { return *rc::gen::arbitrary<std::uint64_t>(); }

// Years 1 to 9999; every second one without a fraction.
Timestamp any_time() {
  const auto seconds = *rc::gen::inRange<std::int64_t>(-62'135'596'800, 253'402'300'800);
  const auto fraction = any_bool() ? *rc::gen::inRange<std::int64_t>(0, 1'000'000) : 0;
  return {seconds * 1'000'000 + fraction};
}

Digest any_digest() {
  Digest digest;
  for (std::uint8_t& byte : digest.bytes) byte = *rc::gen::arbitrary<std::uint8_t>();
  return digest;
}

JsonText any_json() {
  return JsonText(*rc::gen::elementOf(std::vector<std::string>{
      "{}", R"({"a":1})", R"({"a":{"b":[null,true,"\"\\\u0002"]},"z":-0.5})", R"({"":1e+300})"}));
}

template <class T>
void fill(std::optional<T>& value);
template <class T>
void fill(std::vector<T>& values);
template <class T>
void fill(Given<T>& value);
template <class Tag>
void fill(Id<Tag>& id) {
  id.value = any_number();
}
void fill(std::string& value) { value = any_text(); }
void fill(bool& value) { value = any_bool(); }
void fill(std::int64_t& value) { value = any_integer(); }
void fill(Timestamp& value) { value = any_time(); }
void fill(Digest& value) { value = any_digest(); }
void fill(JsonText& value) { value = any_json(); }
void fill(std::uint64_t& value) { value = any_number(); }
void fill(BulkStatus& value) { value = static_cast<BulkStatus>(*rc::gen::inRange(0, 4)); }
void fill(BulkMode& value) { value = any_bool() ? BulkMode::atomic : BulkMode::best_effort; }
void fill(Subject& value) { value = any_bool() ? Subject::course : Subject::program; }
void fill(Role& value) { value = static_cast<Role>(*rc::gen::inRange(0, 4)); }
template <HasFields T>
void fill(T& object) {
  for_each_field(object, [](std::string_view, auto& value) { fill(value); });
}
template <class T>
void fill(std::optional<T>& value) {
  if (any_bool()) fill(value.emplace());
}
template <class T>
void fill(Given<T>& value) {
  if (any_bool()) fill(value.emplace());
}
template <class T>
void fill(std::vector<T>& values) {
  values.resize(*rc::gen::inRange<std::size_t>(0, 4));
  for (T& value : values) fill(value);
}

void fill(LicenseCreated& body) { fill(body.after); }
void fill(LicenseUpdated& body) { fill(body.before), fill(body.after); }
template <class Record>
void fill(RecordPut<Record>& body) {
  fill(body.before), fill(body.after);
}
template <class Record>
void fill(RecordRemoved<Record>& body) {
  fill(body.before);
}
void fill(GroupPut& body) {
  fill(body.before), fill(body.after), fill(body.joined), fill(body.left);
}
void fill(GroupRemoved& body) { fill(body.before), fill(body.left); }
void fill(KeyCreated& body) { fill(body.after); }
void fill(KeyRevoked& body) { fill(body.before); }
void fill(SeatAssigned& body) { fill(body.assignment_id), fill(body.through), fill(body.after); }
void fill(SeatChanged& body) {
  fill(body.assignment_id), fill(body.person_id), fill(body.before), fill(body.after);
}
void fill(SeatReleased& body) { fill(body.assignment_id), fill(body.before); }
void fill(GroupAssigned& body) {
  fill(body.group_assignment_id), fill(body.after);
  fill(body.user_count), fill(body.assigned_count);
}
void fill(GroupAssignmentChanged& body) {
  fill(body.group_assignment_id), fill(body.before), fill(body.after);
  fill(body.created), fill(body.version), fill(body.user_count), fill(body.assigned_count);
}
void fill(GroupReleased& body) { fill(body.group_assignment_id), fill(body.before); }
void fill(MemberWaiting& body) { fill(body.person_id), fill(body.through); }
void fill(MemberNotWaiting& body) { fill(body.person_id); }
void fill(BulkAssigned& body) { fill(body.mode), fill(body.rows); }
void fill(BulkReleased& body) { fill(body.mode), fill(body.rows); }
void fill(PersonInvited& body) { fill(body.after); }
void fill(UserMerged& body) { fill(body.person_id), fill(body.into); }
void fill(UserErased& body) { fill(body.person_id); }
void fill(MetadataChanged& body) {
  fill(body.subject), fill(body.id), fill(body.before), fill(body.after);
}
void fill(LogRestored& body) {
  fill(body.anchored_size), fill(body.anchored_root), fill(body.lost), fill(body.ids_skipped);
}

Event any_event() {
  const auto events = golden::golden_events();
  Event event = events[*rc::gen::inRange<std::size_t>(0, events.size())];
  event.commit.index = *rc::gen::inRange<std::uint32_t>(0, 5);
  event.commit.size = event.commit.index + 1;
  event.commit.id = Position{*rc::gen::inRange<std::uint64_t>(1, std::uint64_t{1} << 62U)};
  event.position = Position{event.commit.id.value + event.commit.index};
  fill(event.recorded);
  if (event.kind) {
    event.kind = static_cast<Kind>(*rc::gen::inRange(1, 5));
    event.license_id = LicenseId{*rc::gen::arbitrary<std::uint64_t>()};
  }
  for (std::string* text : {&event.transaction_id, &event.change_type, &event.actor, &event.source,
                            &event.correlation_id}) {
    fill(*text);
  }
  fill(event.idempotency_key);
  fill(event.request_digest);
  std::visit([](auto& body) { fill(body); }, event.body);
  return event;
}

}  // namespace

TEST_CASE("every event comes back from its bytes, and the bytes from it") {
  rc::prop("decode(encode(e)) == e and encode(decode(b)) == b", [] {
    const Event event = any_event();
    const std::string bytes = encode_record(event);
    RC_ASSERT(bytes.find('\n') == std::string::npos);
    const Event back = decode_record(bytes, event.position);
    RC_ASSERT(back == event);
    RC_ASSERT(encode_record(back) == bytes);
    RC_ASSERT(decode_exact_record(bytes) == event);
  });
}

TEST_CASE("a record with a changed byte is refused or is another event") {
  rc::prop("no changed byte goes unseen", [] {
    const Event event = any_event();
    std::string bytes = encode_record(event);
    const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
    const auto other = *rc::gen::arbitrary<char>();
    RC_PRE(bytes[at] != other);
    bytes[at] = other;
    try {
      RC_ASSERT(decode_exact_record(bytes) != event);
    } catch (const CorruptRecord&) {
    }
  });
}
