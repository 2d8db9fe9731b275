#include <catch2/catch.hpp>
#include <limits>
#include <string>
#include <vector>

#include "ledger/domain/person.h"
#include "support/decide_records.h"

namespace seatledger::ledger {
namespace {

using namespace decide_records;

Course course(const std::string& id) { return {id, {}, {}, {}, {}, {}}; }
Program program(const std::string& key, const std::string& id) {
  return decide_records::program(key, id, {}, {});
}
Person user(std::int64_t user_id, const std::string& username) {
  Person record;
  record.user_id = user_id;
  record.username = username;
  return record;
}

// Puts `record` where nothing is, where it is already, and where `old` is.
template <class Record>
void check_put(const Record& record, const Record& old) {
  using Put = RecordPut<Record>;
  const auto command = [&] {
    if constexpr (std::is_same_v<Record, Course>) return PutCourse{record};
    if constexpr (std::is_same_v<Record, Program>) return PutProgram{record};
    if constexpr (std::is_same_v<Record, Choices>) return PutChoices{record};
  }();
  const Decision fresh = decided(command, PutRecordInputs<Record>{});
  CHECK(only_event<Put>(fresh) == Put{std::nullopt, record});
  CHECK(fresh.change_type == "put");
  CHECK(fresh.people.empty());
  CHECK(std::get<Record>(fresh.answer) == record);
  CHECK_FALSE(fresh.events.front().kind);
  CHECK_FALSE(fresh.events.front().license_id);

  const Decision again = decided(command, PutRecordInputs<Record>{record});
  CHECK(again.events.empty());
  CHECK(std::get<Record>(again.answer) == record);

  const Decision replaced = decided(command, PutRecordInputs<Record>{old});
  CHECK(only_event<Put>(replaced) == Put{old, record});
}

TEST_CASE("courses, programs and choices are replaced whole; the same again is no event") {
  Course new_course = course("c1");
  new_course.rest = JsonText(R"({"x":1})");
  check_put(new_course, course("c1"));
  Program new_program = program("p1", "1");
  new_program.course_list = JsonText(R"([{"course_id":"c1"}])");
  check_put(new_program, program("p1", "2"));
  check_put(Choices{"f", "s", "o", JsonText("[1]"), {}}, Choices{"f", "s", "o", {}, {}});
}

TEST_CASE("each field of a record counts") {
  const auto events = [](const Program& now) {
    return decided(PutProgram{now}, PutRecordInputs<Program>{program("p1", "1")}).events.size();
  };
  const auto changed = [](auto member, auto value) {
    Program record = program("p1", "1");
    record.*member = value;
    return record;
  };
  CHECK(events(program("p1", "1")) == 0);
  CHECK(events(changed(&Program::program_id, "2")) == 1);
  CHECK(events(changed(&Program::name, "")) == 1);  // empty is not absent
  CHECK(events(changed(&Program::slug, "s")) == 1);
  CHECK(events(changed(&Program::org, "o")) == 1);
  CHECK(events(changed(&Program::platform_key, "k")) == 1);
  CHECK(events(changed(&Program::enabled, false)) == 1);
  CHECK(events(changed(&Program::course_list, JsonText("[1]"))) == 1);
  CHECK(events(changed(&Program::rest, JsonText(R"({"a":1})"))) == 1);
}

TEST_CASE("a platform gets its number once") {
  const Platform wish = platform("main", "org", 0);
  const Decision fresh = decided(PutPlatform{wish}, PutPlatformInputs{});
  CHECK(only_event<PlatformPut>(fresh).after.platform_id == 41);
  CHECK(std::get<Platform>(fresh.answer).platform_id == 41);

  PutPlatformInputs inputs;
  inputs.current = platform("main", "org", 3);
  inputs.org_holder = inputs.current;
  const Decision again = decided(PutPlatform{wish}, inputs);
  CHECK(again.events.empty());
  CHECK(std::get<Platform>(again.answer).platform_id == 3);

  Platform chosen = wish;
  chosen.platform_id = 500;
  CHECK(only_event<PlatformPut>(decided(PutPlatform{chosen}, inputs)).after.platform_id == 500);
  CHECK(only_event<PlatformPut>(decided(PutPlatform{chosen}, inputs)).before->platform_id == 3);
}

TEST_CASE("after the highest number there is no next one, and nothing wraps around") {
  DecideContext with = context();
  with.sequences.platform = std::numeric_limits<std::int64_t>::max();
  CHECK(verdict(PutPlatform{platform("new", "new", 0)}, PutPlatformInputs{}, with) ==
        "platform_id_taken platform_id");
  CHECK(verdict(PutPlatform{platform("new", "new", 5)}, PutPlatformInputs{}, with) == "accepted");
  PutPlatformInputs inputs;
  inputs.current = platform("main", "org", 3);
  CHECK(verdict(PutPlatform{platform("main", "org", 0)}, inputs, with) == "accepted");
}

TEST_CASE("a platform's org and number are its own") {
  const Platform own = platform("main", "org", 1);
  const Platform other = platform("other", "another", 2);
  struct Row {
    std::optional<Platform> org_holder, id_holder;
    std::int64_t wanted_id;
    std::string outcome;
  };
  const std::vector<Row> table{
      {{}, {}, 0, "accepted"},
      {own, own, 1, "accepted"},
      {other, {}, 0, "org_taken org"},
      {{}, other, 2, "platform_id_taken platform_id"},
      {other, other, 2, "org_taken org"},
      {other, own, 1, "org_taken org"},
  };
  for (const Row& row : table) {
    CAPTURE(row.outcome);
    CHECK(verdict(PutPlatform{platform("main", "org", row.wanted_id)},
                  PutPlatformInputs{own, row.org_holder, row.id_holder}) == row.outcome);
  }
}

TEST_CASE("a new user gets a number, a key, a row and a mark") {
  Person record = user(100, "ann");
  record.email = "ann@example.org";
  const Decision decision = decided(PutUser{record}, PutUserInputs{});
  Person row = record;
  row.id = {4};
  row.row_key = context().fresh_key;
  CHECK(only_event<UserPut>(decision) == UserPut{std::nullopt, mark(row)});
  CHECK(decision.people == std::vector{PersonWrite{std::nullopt, row}});
  CHECK(std::get<Person>(decision.answer) == row);
  CHECK(decision.change_type == "put");
}

TEST_CASE("a user's row is replaced under its own number and key; the same again is no event") {
  const Person current = person(4, 100, "ann");
  PutUserInputs inputs{current, current, {}};
  Person record = user(100, "ann");
  record.row_key = sha256("not the caller's to choose");
  record.id = {77};
  record.removed = true;
  const Decision again = decided(PutUser{record}, inputs);
  CHECK(again.events.empty());
  CHECK(again.people.empty());
  CHECK(std::get<Person>(again.answer) == current);

  record.name = "Ann";
  const Decision changed = decided(PutUser{record}, inputs);
  Person row = current;
  row.name = "Ann";
  CHECK(only_event<UserPut>(changed) == UserPut{mark(current), mark(row)});
  CHECK(changed.people == std::vector{PersonWrite{current, row}});
}

TEST_CASE("a removed user put again keeps number and key, and is new to the log") {
  Person gone = person(4, 100, "ann");
  gone.removed = true;
  const Decision decision = decided(PutUser{user(100, "ann")}, PutUserInputs{gone, {}, {}});
  Person row = gone;
  row.removed = false;
  CHECK(only_event<UserPut>(decision) == UserPut{std::nullopt, mark(row)});
  CHECK(decision.people == std::vector{PersonWrite{gone, row}});
}

TEST_CASE("username and e-mail are one user's") {
  const Person own = person(4, 100, "ann");
  const Person other = person(5, 101, "bob");
  struct Row {
    std::optional<std::string> email;
    std::optional<Person> username_holder, email_holder;
    std::string outcome;
  };
  const std::vector<Row> table{
      {"a@x.org", own, own, "accepted"},
      {"a@x.org", other, {}, "username_taken username"},
      {"a@x.org", own, other, "email_taken email"},
      {"a@x.org", other, other, "username_taken username"},
      {{}, own, other, "accepted"},  // no e-mail takes none
  };
  for (const Row& row : table) {
    Person record = user(100, "ann");
    record.email = row.email;
    CAPTURE(row.outcome);
    CHECK(verdict(PutUser{record}, PutUserInputs{own, row.username_holder, row.email_holder}) ==
          row.outcome);
  }
}

TEST_CASE("a mark differs for each field of the row, and tells nothing without the row's key") {
  const Person base = person(4, 100, "ann");
  const auto differs = [&](auto member, auto value) {
    Person changed = base;
    changed.*member = value;
    return mark(changed).row_digest != mark(base).row_digest;
  };
  CHECK(differs(&Person::user_id, 101));
  CHECK(differs(&Person::username, "an"));
  CHECK(differs(&Person::email, ""));
  CHECK(differs(&Person::email, "e"));
  CHECK(differs(&Person::name, "n"));
  CHECK(differs(&Person::active, false));
  CHECK(differs(&Person::platform_keys, std::vector<std::string>{"k"}));
  CHECK(differs(&Person::platform_keys, std::vector<std::string>{""}));
  CHECK(differs(&Person::rest, JsonText(R"({"a":1})")));
  CHECK(differs(&Person::row_key, sha256("other")));
  CHECK(differs(&Person::removed, true));
  CHECK(mark(base).person_id == PersonId{4});
  // Neighbouring texts do not run into one another.
  Person left = base, right = base;
  left.username = "ab", left.name = "c";
  right.username = "a", right.name = "bc";
  CHECK(mark(left) != mark(right));
  left = right = base;
  left.platform_keys = {"ab", "c"};
  right.platform_keys = {"a", "bc"};
  CHECK(mark(left) != mark(right));
}

PutGroupInputs group_inputs(std::vector<PersonId> members,
                            std::vector<std::optional<Person>> users) {
  return {Group{"g", "Group", "main", {}}, platform("main", "org", 1), std::move(members),
          std::move(users)};
}

TEST_CASE("a group tells who joined, in order, and who left") {
  const Person a = person(1, 100, "a"), b = person(2, 101, "b"), c = person(3, 102, "c");
  const Group record{"g", "Group", "main", {}};
  struct Row {
    std::vector<std::int64_t> user_ids;
    std::vector<std::optional<Person>> users;
    std::vector<PersonId> members, joined, left, answered;
  };
  const PersonId one{1}, two{2}, three{3};
  const std::vector<Row> table{
      {{101, 100}, {b, a}, {}, {two, one}, {}, {two, one}},
      {{102, 101, 100}, {c, b, a}, {one}, {three, two}, {}, {three, two, one}},
      {{101}, {b}, {one, two, three}, {}, {one, three}, {two}},
      {{}, {}, {three, one}, {}, {three, one}, {}},
      {{102}, {c}, {one}, {three}, {one}, {three}},
      // A member named twice joins once.
      {{100, 101, 100, 100}, {a, b, a, a}, {}, {one, two}, {}, {one, two}},
      // The same members in another order: nothing changes.
      {{101, 100}, {b, a}, {one, two}, {}, {}, {two, one}},
  };
  for (const Row& row : table) {
    CAPTURE(row.user_ids, row.members.size());
    const Decision decision =
        decided(PutGroup{record, row.user_ids}, group_inputs(row.members, row.users));
    const auto& answer = std::get<GroupAnswer>(decision.answer);
    CHECK(answer.group == record);
    CHECK(answer.members == row.answered);
    CHECK(decision.change_type == "put");
    if (row.joined.empty() && row.left.empty()) {
      CHECK(decision.events.empty());
      continue;
    }
    CHECK(only_event<GroupPut>(decision) == GroupPut{record, record, row.joined, row.left});
  }
}

TEST_CASE("a group's record counts as its members do") {
  const Person a = person(1, 100, "a");
  PutGroupInputs inputs = group_inputs({{1}}, {a});
  CHECK(decided(PutGroup{{"g", "Group", "main", {}}, {100}}, inputs).events.empty());
  CHECK(decided(PutGroup{{"g", "New", "main", {}}, {100}}, inputs).events.size() == 1);
  CHECK(decided(PutGroup{{"g", "Group", "other", {}}, {100}}, inputs).events.size() == 1);
  CHECK(decided(PutGroup{{"g", "Group", "main", JsonText("{\"a\":1}")}, {100}}, inputs)
            .events.size() == 1);
  const PutGroupInputs none{{}, platform("main", "org", 1), {}, {}};
  const auto created =
      only_event<GroupPut>(decided(PutGroup{{"g", "Group", "main", {}}, {}}, none));
  CHECK_FALSE(created.before);
  CHECK(created.joined.empty());
}

TEST_CASE("a group needs its platform, then known members") {
  Person gone = person(2, 101, "b");
  gone.removed = true;
  Person inactive = person(1, 100, "a");
  inactive.active = false;
  const PutGroup command{{"g", "Group", "main", {}}, {100, 101, 102}};
  PutGroupInputs inputs = group_inputs({}, {inactive, gone, std::nullopt});
  const auto decision = decide(command, inputs, context());
  REQUIRE(decision.has_error());
  CHECK(decision.error().code == ErrorCode::members_unknown);
  CHECK(decision.error().fields.at(0).field == "user_ids");
  CHECK_THAT(decision.error().detail, Catch::Contains("101, 102"));
  CHECK_THAT(decision.error().detail, !Catch::Contains("100"));
  inputs.platform.reset();
  CHECK(verdict(command, inputs) == "platform_not_found platform_key");
}

}  // namespace
}  // namespace seatledger::ledger
