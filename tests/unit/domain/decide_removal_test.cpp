#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ledger/domain/person.h"
#include "support/decide_records.h"

namespace seatledger::ledger {
namespace {

using namespace decide_records;

template <class Command, class Record>
void check_removal(const Command& command, const Record& record, const std::string& unknown) {
  using Inputs = RemoveRecordInputs<Record>;
  CHECK(verdict(command, Inputs{}) == unknown);
  CHECK(verdict(command, Inputs{std::nullopt, true}) == unknown);  // the first that applies
  const std::string field = unknown.substr(unknown.find(' '));
  CHECK(verdict(command, Inputs{record, true}) == "record_in_use" + field);
  const Decision decision = decided(command, Inputs{record, false});
  CHECK(only_event<RecordRemoved<Record>>(decision) == RecordRemoved<Record>{record});
  CHECK(std::holds_alternative<Removed>(decision.answer));
  CHECK(decision.change_type == "remove");
  CHECK(decision.people.empty());
}

TEST_CASE("a record is removed once, and not while a license names it") {
  check_removal(RemovePlatform{"main"}, platform("main", "org", 1), "platform_not_found key");
  check_removal(RemoveCourse{"c1"}, Course{"c1", {}, {}, {}, {}, {}}, "course_not_found course_id");
  check_removal(RemoveProgram{"p1"}, program("p1", "1", {}, {}), "program_not_found program_key");
  check_removal(RemoveChoices{"f", "", ""}, Choices{"f", "", "", {}, {}},
                "choices_not_found field_key");
}

TEST_CASE("a removed user leaves every group in the same commit") {
  const Person current = person(4, 100, "ann");
  const Group one{"1", "One", "main", {}}, two{"2", "Two", "main", {}};
  const Decision decision = decided(RemoveUser{100}, RemoveUserInputs{current, {one, two}});
  REQUIRE(decision.events.size() == 3);
  CHECK(std::get<UserRemoved>(decision.events[0].body) == UserRemoved{mark(current)});
  CHECK(std::get<GroupPut>(decision.events[1].body) == GroupPut{one, one, {}, {current.id}});
  CHECK(std::get<GroupPut>(decision.events[2].body) == GroupPut{two, two, {}, {current.id}});
  Person row = current;
  row.removed = true;
  CHECK(decision.people == std::vector{PersonWrite{current, row}});
  CHECK(decision.change_type == "remove");
  CHECK(std::holds_alternative<Removed>(decision.answer));
}

TEST_CASE("a user is removed once") {
  CHECK(verdict(RemoveUser{100}, RemoveUserInputs{}) == "user_not_found user_id");
  Person gone = person(4, 100, "ann");
  gone.removed = true;
  CHECK(verdict(RemoveUser{100}, RemoveUserInputs{gone, {}}) == "user_not_found user_id");
  gone.removed = false;
  CHECK(verdict(RemoveUser{100}, RemoveUserInputs{gone, {}}) == "accepted");
}

TEST_CASE("an erasure by e-mail takes the removed users who had it along") {
  ErasePerson command;
  command.person.email = "e@x.org";
  CHECK(verdict(command, ErasePersonInputs{}) == "user_not_found email");
  const Person current = person(4, 100, "ann", "e@x.org");
  Person first = person(2, 101, "bob", "E@x.org"), second = person(3, 102, "cyd", "e@x.org");
  first.removed = second.removed = true;
  const Group group{"1", "One", "main", {}};
  const auto erased = [](const EventDraft& draft) {
    return std::get<UserErased>(draft.body).person_id.value;
  };

  const Decision all = decided(command, ErasePersonInputs{current, {group}, {first, second}});
  REQUIRE(all.events.size() == 4);
  CHECK(erased(all.events[0]) == 4);
  CHECK(std::get<GroupPut>(all.events[1].body) == GroupPut{group, group, {}, {current.id}});
  CHECK(erased(all.events[2]) == 2);
  CHECK(erased(all.events[3]) == 3);
  CHECK(all.people ==
        std::vector{PersonWrite{current, {}}, PersonWrite{first, {}}, PersonWrite{second, {}}});

  const Decision rest = decided(command, ErasePersonInputs{{}, {}, {first}});
  CHECK(only_event<UserErased>(rest) == UserErased{first.id});
  CHECK(rest.people == std::vector{PersonWrite{first, {}}});
  CHECK(rest.change_type == "erase");
  CHECK(std::holds_alternative<Removed>(rest.answer));
}

TEST_CASE("a removed group tells who was in it") {
  CHECK(verdict(RemoveGroup{"g"}, RemoveGroupInputs{}) == "group_not_found group_id");
  const Group group{"g", "Group", "main", {}};
  const std::vector<PersonId> members{{3}, {1}};
  const Decision decision = decided(RemoveGroup{"g"}, RemoveGroupInputs{group, members});
  CHECK(only_event<GroupRemoved>(decision) == GroupRemoved{group, members});
  CHECK(decision.change_type == "remove");
}

TEST_CASE("a key gets the next number") {
  CreateKey command;
  command.name = "n";
  command.role = Role::platform_admin;
  command.platform_key = "main";
  command.expires = Timestamp{5};
  command.digest = sha256("key");
  CHECK(verdict(command, CreateKeyInputs{}) == "platform_not_found platform_key");
  const Decision decision = decided(command, CreateKeyInputs{platform("main", "org", 1)});
  const ApiKey key{{3}, "n", Role::platform_admin, "main", Timestamp{5}, sha256("key")};
  CHECK(only_event<KeyCreated>(decision) == KeyCreated{key});
  CHECK(std::get<ApiKey>(decision.answer) == key);
  CHECK(decision.change_type == "create");
  command.platform_key.reset();
  CHECK(verdict(command, CreateKeyInputs{}) == "accepted");
}

TEST_CASE("a key is revoked once") {
  CHECK(verdict(RevokeKey{{1}}, RevokeKeyInputs{}) == "key_not_found id");
  ApiKey key;
  key.id = {1};
  const Decision decision = decided(RevokeKey{{1}}, RevokeKeyInputs{key});
  CHECK(only_event<KeyRevoked>(decision) == KeyRevoked{key});
  CHECK(decision.change_type == "remove");
  CHECK(verdict(RevokeKey{{1}}, RevokeKeyInputs{key, true}) == "last_admin_key id");
}

TEST_CASE("every role has a name that leads back to it") {
  for (const Role role : {Role::admin, Role::platform_admin, Role::read_only, Role::auditor}) {
    CHECK(role_named(role_name(role)) == role);
  }
  for (const std::string_view other : {"", "Admin", "admin ", "root"}) {
    CHECK_FALSE(role_named(other));
  }
}

TEST_CASE("every kind has its own row and a name that leads back to it") {
  for (const KindPolicy& policy : kind_policies) {
    CHECK(&policy_of(policy.kind) == &policy);
    CHECK(kind_named(policy.name) == policy.kind);
  }
  for (const std::string_view other : {"", "User", "users", "licence"}) {
    CHECK_FALSE(kind_named(other));
  }
}

}  // namespace
}  // namespace seatledger::ledger
