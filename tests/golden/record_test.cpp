// The stored bytes never change. Changing a golden file needs a decision record.
#include "ledger/log/record.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <tuple>
#include <vector>

#include "golden_events.h"
#include "ledger/domain/event_subjects.h"

using namespace seatledger;
using namespace seatledger::ledger;

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string problem_of(std::string_view bytes, Position expected = {}) {
  try {
    decode_record(bytes, expected);
  } catch (const CorruptRecord& problem) {
    return problem.what();
  }
  return "";
}

}  // namespace

TEST_CASE("there is one golden event of each type, in order") {
  const auto events = golden::golden_events();
  REQUIRE(events.size() == event_type_names.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    CHECK(events[i].body.index() == i);
    CHECK(events[i].position == Position{i + 1});
  }
}

TEST_CASE("an event is written as the bytes of its golden file, and read back") {
  for (const Event& event : golden::golden_events()) {
    INFO(type_name(event.body));
    const std::string line = golden::golden_line(event);
    CHECK(encode_record(event) == line);
    CHECK(decode_record(line, event.position) == event);
    CHECK(decode_exact_record(line, event.position) == event);
  }
}

TEST_CASE("what an event is about is read without the other bodies") {
  using Subject = std::tuple<SubjectKind, std::uint64_t, std::string>;
  const auto subjects_of = [](const EventBody& body) {
    std::vector<Subject> subjects;
    visit_subjects(body, [&](const EventSubject& subject) {
      subjects.emplace_back(subject.kind, subject.number, subject.text);
    });
    return subjects;
  };
  for (const Event& event : golden::golden_events()) {
    INFO(type_name(event.body));
    Event read = decode_record_subjects(golden::golden_line(event), event.position);
    CHECK(read.body.index() == event.body.index());
    CHECK(subjects_of(read.body) == subjects_of(event.body));
    if (std::holds_alternative<LicenseUpdated>(event.body)) CHECK(read.body != event.body);
    if (std::holds_alternative<LicenseCreated>(event.body)) CHECK(read == event);
    read.body = event.body;
    CHECK(read == event);
  }
}

TEST_CASE("an event that does not name what its type is about is not written") {
  for (Event event : golden::golden_events()) {
    INFO(type_name(event.body));
    const bool of_license = event.license_id.has_value();
    event.kind = of_license ? std::nullopt : std::optional(Kind::user);
    CHECK_THROWS_AS(encode_record(event), std::logic_error);
    event.kind = Kind::user;
    event.license_id = of_license ? std::nullopt : std::optional(LicenseId{1});
    CHECK_THROWS_AS(encode_record(event), std::logic_error);
  }
}

TEST_CASE("the stored names of types are pinned") {
  constexpr std::array<std::string_view, 31> names{
      "license_created",  "license_updated", "platform_put",
      "platform_removed", "course_put",      "course_removed",
      "program_put",      "program_removed", "choices_put",
      "choices_removed",  "user_put",        "user_removed",
      "group_put",        "group_removed",   "key_created",
      "key_revoked",      "seat_assigned",   "seat_changed",
      "seat_released",    "group_assigned",  "group_assignment_changed",
      "group_released",   "member_waiting",  "member_not_waiting",
      "bulk_assigned",    "bulk_released",   "person_invited",
      "user_merged",      "user_erased",     "metadata_changed",
      "log_restored"};
  CHECK(event_type_names == names);
}

TEST_CASE("the stored names and numbers of kinds are pinned") {
  constexpr std::array<std::string_view, 4> names{"user", "course", "program", "platform"};
  REQUIRE(kind_policies.size() == names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    CHECK(kind_policies[i].name == names[i]);
    CHECK(static_cast<std::size_t>(kind_policies[i].kind) == i + 1);
  }
}

TEST_CASE("the stored names of roles are pinned") {
  CHECK(role_name(Role::admin) == "admin");
  CHECK(role_name(Role::platform_admin) == "platform_admin");
  CHECK(role_name(Role::read_only) == "read_only");
  CHECK(role_name(Role::auditor) == "auditor");
}

TEST_CASE("a record that is not as written says what is wrong") {
  const Event event = golden::golden_events().front();
  const std::string line = golden::golden_line(event);
  using Catch::Contains;
  CHECK_THAT(problem_of(line, Position{7}), Contains("at position 7") && Contains("position 1"));
  CHECK_THAT(problem_of(replaced(line, "\"v\":1", "\"v\":2")), Contains("version 2 is unknown"));
  CHECK_THAT(problem_of(replaced(line, "license_created", "license_lost")),
             Contains("type \"license_lost\" is unknown"));
  CHECK_THAT(problem_of(replaced(line, "\"kind\":\"course\"", "\"kind\":\"tour\"")),
             Contains("a kind") && Contains("\"kind\""));
  CHECK_THAT(problem_of(replaced(line, ",\"source\":\"api\",\"corr", ",\"corr")),
             Contains("member \"source\" is not where it must be"));
  CHECK_THAT(problem_of(replaced(line, "\"index\":0", "\"index\":1")),
             Contains("position and commit disagree"));
  CHECK_THAT(problem_of(replaced(line, "{\"before\":null,", "{")), Contains("\"before\""));
  CHECK_THAT(problem_of(replaced(line, "\"before\":null", "\"before\":{}")),
             Contains("\"before\" is not null"));
  CHECK_THAT(problem_of(replaced(line, "\"count\":25,", "")), Contains("count"));
  CHECK_THAT(problem_of(replaced(line, "2026-03-04T05", "2026-13-04T05")), Contains("a time"));
  CHECK_THAT(problem_of(line.substr(0, line.size() - 1)), Contains("no JSON"));
  CHECK_THAT(problem_of(line.substr(0, line.size() - 1) + ",\"more\":1}"),
             Contains("member \"more\" is unknown"));
  CHECK_THAT(problem_of(line.substr(0, line.size() - 2) + ",\"more\":1}}"),
             Contains("member \"more\" is unknown"));
  CHECK_THAT(problem_of("[]"), Contains("no object"));
  CHECK_THAT(problem_of(""), Contains("no JSON"));
}

TEST_CASE("an exact record is the very bytes that would be written") {
  const Event event = golden::golden_events().front();
  const std::string line = golden::golden_line(event);
  for (const std::string& other :
       {replaced(line, ".000000Z\",\"type", "Z\",\"type"), replaced(line, "{\"v\"", "{ \"v\""),
        replaced(line, "\"count\":25", "\"count\":25,\"more\":1"),
        replaced(line, "\"count\":25,\"", "\"count\":25,\"count\":25,\"")}) {
    CHECK_NOTHROW(decode_record(other, event.position));
    CHECK_THROWS_AS(decode_exact_record(other, event.position), CorruptRecord);
  }
}

TEST_CASE("the page for auditors names every type and kind and shows a golden line") {
  std::ifstream in("docs/event_format.md");
  const std::string page(std::istreambuf_iterator<char>(in), {});
  for (const std::string_view type : event_type_names) {
    CHECK_THAT(page, Catch::Contains("| `" + std::string(type) + "` |"));
  }
  for (const KindPolicy& policy : kind_policies) {
    CHECK_THAT(page, Catch::Contains("`" + std::string(policy.name) + "`"));
  }
  CHECK_THAT(page, Catch::Contains(golden::golden_line(golden::golden_events().at(1))));
}
