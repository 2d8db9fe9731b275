#include "golden_events.h"

#include <fstream>
#include <stdexcept>

namespace seatledger::golden {
namespace {

using namespace ledger;

// 2026-03-04T05:06:07Z
constexpr Timestamp morning{1'772'600'767'000'000};

Digest counting_from(std::uint8_t first) {
  Digest digest;
  for (std::uint8_t& byte : digest.bytes) byte = first++;
  return digest;
}

// Later events add a second and a microsecond each: the first has a whole second.
Event event_at(std::uint64_t position, EventBody body, std::string change_type) {
  Event event;
  event.position = Position{position};
  event.commit = {Position{position}, 0, 1};
  event.recorded = {morning.micros + static_cast<std::int64_t>(position - 1) * 1'000'001};
  event.transaction_id = "order-" + std::to_string(position);
  event.change_type = std::move(change_type);
  event.actor = "key:1";
  event.source = "api";
  event.correlation_id = "5c3f2a";
  event.request_digest = counting_from(0);
  event.body = std::move(body);
  return event;
}

Event license_created() {
  LicenseTerms terms;
  terms.platform_key = "acme";
  terms.course_id = std::string("course-v1:Acme+A1+2026");
  terms.name = "Spring \"A\" \\ caf\u00e9\n\t\u0001";
  terms.count = 25;
  terms.started = morning;
  terms.expired = Timestamp{morning.micros + 1};
  terms.metadata = JsonText(R"({"note":null,"list":[1,-2.5,true],"deep":{"a/b":"\u0007"}})");
  terms.enrollment_config = JsonText(R"({"mode":"audit"})");
  terms.source = "api";
  terms.external_id = "crm-17";
  Event event = event_at(1, LicenseCreated{terms}, "create");
  event.kind = Kind::course;
  event.license_id = LicenseId{1};
  event.idempotency_key = counting_from(0xe0);
  return event;
}

Event license_updated() {
  LicenseUpdated body;
  body.before.count = std::int64_t{25};
  body.before.expired = std::optional<Timestamp>(Timestamp{morning.micros + 1});
  body.before.active = true;
  body.after.count = std::int64_t{0};
  body.after.expired = std::optional<Timestamp>();
  body.after.active = false;
  Event event = event_at(2, body, "renewal \u2192 stop");
  event.kind = Kind::course;
  event.license_id = LicenseId{1};
  event.request_digest.reset();
  return event;
}

Platform platform() {
  return {"acme", "Acme", 7, "Acme Academy", true, JsonText(R"({"region":"eu","tier":3})")};
}

Course course() {
  Course record;
  record.course_id = "course-v1:Acme+A1+2026";
  record.name = "A1";
  record.platform_key = "acme";
  return record;
}

Program program() {
  Program record;
  record.program_key = "acme-master";
  record.program_id = "master";
  record.slug = "master";
  record.enabled = false;
  record.course_list = JsonText(R"(["course-v1:Acme+A1+2026"])");
  return record;
}

Choices choices() {
  return {"department", "platform", "", JsonText(R"([{"value":"it","label":"IT"}])"), {}};
}

Group group(std::string name) { return {"12", std::move(name), "acme", {}}; }

ApiKey key() {
  return {KeyId{2},
          "reports",
          Role::platform_admin,
          "acme",
          Timestamp{morning.micros + 500'000},
          counting_from(0x40)};
}

// Of the license that the first golden event makes.
Event of_license(Event event) {
  event.kind = Kind::course;
  event.license_id = LicenseId{1};
  return event;
}

SeatTerms seat(PersonId person) {
  SeatTerms terms;
  terms.person_id = person;
  terms.fulfilled = true;
  terms.redirect_to = "https://acme.example/a1";
  terms.metadata = JsonText(R"({"cohort":"spring"})");
  return terms;
}

SeatTerms member_seat() {
  SeatTerms terms;
  terms.person_id = PersonId{2};
  terms.assigned = false;
  terms.direct = false;
  return terms;
}

SeatChanged seat_changed() {
  SeatChanged body{AssignmentId{1}, PersonId{4}, {}, {}};
  body.before.person_id = PersonId{4};
  body.before.pending = true;
  body.before.redirect_to = std::optional<std::string>("https://acme.example/a1");
  body.after.person_id = PersonId{3};
  body.after.pending = false;
  body.after.redirect_to = std::optional<std::string>();
  return body;
}

GroupTerms group_terms(bool active) { return {"12", active, false, std::nullopt, {}}; }

std::vector<BulkRow> bulk_rows(BulkStatus done) {
  return {{done, AssignmentId{3}, PersonId{3}, {}, {}},
          {BulkStatus::unchanged, AssignmentId{1}, PersonId{1}, Position{17}, {}},
          {BulkStatus::refused, {}, {}, {}, "no_seats_available"}};
}

// The removal of a person who is in a group: one commit of two events.
Event part_of(Event event, std::uint32_t index) {
  event.commit = {Position{event.position.value - index}, index, 2};
  event.recorded = {morning.micros + 11'000'011};
  event.transaction_id = "order-12";
  return event;
}

}  // namespace

std::vector<Event> golden_events() {
  const PersonMark present{PersonId{1}, true, counting_from(0x80)};
  Platform renamed = platform();
  renamed.name = "Acme";
  Event server_key = event_at(15, KeyCreated{key()}, "create");
  server_key.actor = "server";
  server_key.source = "server";
  server_key.correlation_id = "";
  server_key.request_digest.reset();
  return {
      license_created(),
      license_updated(),
      event_at(3, PlatformPut{platform(), renamed}, "put"),
      event_at(4, PlatformRemoved{renamed}, "remove"),
      event_at(5, CoursePut{std::nullopt, course()}, "put"),
      event_at(6, CourseRemoved{course()}, "remove"),
      event_at(7, ProgramPut{std::nullopt, program()}, "put"),
      event_at(8, ProgramRemoved{program()}, "remove"),
      event_at(9, ChoicesPut{std::nullopt, choices()}, "put"),
      event_at(10, ChoicesRemoved{choices()}, "remove"),
      event_at(11, UserPut{std::nullopt, present}, "put"),
      part_of(event_at(12, UserRemoved{present}, "remove"), 0),
      part_of(
          event_at(13, GroupPut{group("Old"), group("New"), {PersonId{3}}, {PersonId{1}}}, "put"),
          1),
      event_at(14, GroupRemoved{group("New"), {PersonId{3}, PersonId{2}}}, "remove"),
      server_key,
      event_at(16, KeyRevoked{key()}, "remove"),
      of_license(event_at(17, SeatAssigned{AssignmentId{1}, {}, seat(PersonId{4})}, "assign")),
      of_license(event_at(18, seat_changed(), "put")),
      of_license(event_at(19, SeatReleased{AssignmentId{2}, member_seat()}, "unassign")),
      of_license(
          event_at(20, GroupAssigned{GroupAssignmentId{1}, group_terms(true), 3, 2}, "assign")),
      of_license(event_at(21,
                          GroupAssignmentChanged{GroupAssignmentId{1}, group_terms(true),
                                                 group_terms(false), morning, 2, 3, 0},
                          "change")),
      of_license(event_at(22, GroupReleased{GroupAssignmentId{1}, group_terms(false)}, "unassign")),
      of_license(event_at(23, MemberWaiting{PersonId{2}, GroupAssignmentId{1}}, "put")),
      of_license(event_at(24, MemberNotWaiting{PersonId{2}}, "put")),
      of_license(event_at(25, BulkAssigned{BulkMode::best_effort, bulk_rows(BulkStatus::assigned)},
                          "assign")),
      of_license(event_at(26, BulkReleased{BulkMode::atomic, bulk_rows(BulkStatus::released)},
                          "unassign")),
      event_at(27, PersonInvited{{PersonId{4}, true, counting_from(0xa0)}}, "assign"),
      event_at(28, UserMerged{PersonId{4}, PersonId{3}}, "put"),
      event_at(29, UserErased{PersonId{3}}, "erase"),
      event_at(30,
               MetadataChanged{Subject::course, "course-v1:Acme+A1+2026",
                               JsonText(R"({"level":"a1"})"), JsonText(R"({"level":"a2"})")},
               "update"),
      event_at(31, LogRestored{1040, counting_from(0xc0), 1010, 101010}, "restore"),
  };
}

std::string golden_line(const Event& event) {
  const std::string path = "tests/golden/record_v1/" + std::string(type_name(event.body)) + ".json";
  std::ifstream in(path);
  std::string line;
  if (!std::getline(in, line)) throw std::runtime_error("cannot read " + path);
  return line;
}

}  // namespace seatledger::golden
