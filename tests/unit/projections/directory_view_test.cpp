#include <catch2/catch.hpp>

#include "support/view_fixture.h"

namespace seatledger::projections {
namespace {

using ledger::Choices;
using ledger::Course;
using ledger::Group;
using ledger::Platform;
using ledger::Program;

TEST_CASE("a platform is found by key, org and number") {
  ViewFixture f;
  const Platform acme = platform_record("acme", "ACME", 7);
  f.apply(f.make.event(ledger::PlatformPut{{}, acme}));
  CHECK(f.views.state().platform("acme") == acme);
  CHECK(f.views.state().platform_by_org("ACME") == acme);
  CHECK(f.views.state().platform_by_id(7) == acme);
  CHECK_FALSE(f.views.state().platform("ACME"));
  CHECK_FALSE(f.views.state().platform_by_org("acme"));
  CHECK_FALSE(f.views.state().platform_by_id(8));
}

TEST_CASE("a replaced platform is not found by its old names") {
  ViewFixture f;
  const Platform before = platform_record("acme", "ACME", 7);
  const Platform after = platform_record("acme", "AC", 8);
  f.apply(f.make.event(ledger::PlatformPut{{}, before}));
  f.apply(f.make.event(ledger::PlatformPut{before, after}));
  CHECK(f.reader().platform("acme") == after);
  CHECK(f.reader().platform_by_org("AC") == after);
  CHECK(f.reader().platform_by_id(8) == after);
  CHECK_FALSE(f.reader().platform_by_org("ACME"));
  CHECK_FALSE(f.reader().platform_by_id(7));
  CHECK(f.reader().platforms({}).total == 1);
}

TEST_CASE("a removed platform leaves nothing") {
  ViewFixture f;
  const Platform acme = platform_record("acme", "ACME", 7);
  f.apply(f.make.event(ledger::PlatformPut{{}, acme}));
  f.apply(f.make.event(ledger::PlatformRemoved{acme}));
  CHECK_FALSE(f.reader().platform("acme"));
  CHECK_FALSE(f.reader().platform_by_org("ACME"));
  CHECK_FALSE(f.reader().platform_by_id(7));
  CHECK(f.reader().platforms({}).total == 0);
}

TEST_CASE("lists are ordered by id, in pages") {
  ViewFixture f;
  std::int64_t number = 0;
  for (const char* key : {"b", "a", "c", "ab", "B"}) {
    f.apply(f.make.event(ledger::PlatformPut{{}, platform_record(key, key, ++number)}));
  }
  const auto keys = [&](std::size_t page, std::size_t size) {
    const auto found = f.reader().platforms({page, size});
    CHECK(found.total == 5);
    std::string text;
    for (const Platform& platform : found.rows) text += platform.key + " ";
    return text;
  };
  CHECK(keys(1, 20) == "B a ab b c ");
  CHECK(keys(1, 2) == "B a ");
  CHECK(keys(3, 2) == "c ");
  CHECK(keys(4, 2).empty());
  CHECK(keys(static_cast<std::size_t>(-1), 100).empty());
}

TEST_CASE("courses are put, replaced and removed") {
  ViewFixture f;
  Course course{"course-v1:a+b", "Name",       std::nullopt,
                "ACME",          std::nullopt, JsonText(R"({"x":1})")};
  f.apply(f.make.event(ledger::CoursePut{{}, course}));
  CHECK(f.views.state().course("course-v1:a+b") == course);
  Course renamed = course;
  renamed.name = "Other";
  f.apply(f.make.event(ledger::CoursePut{course, renamed}));
  CHECK(f.reader().course("course-v1:a+b") == renamed);
  CHECK(f.reader().courses({}).rows == std::vector<Course>{renamed});
  f.apply(f.make.event(ledger::CourseRemoved{renamed}));
  CHECK_FALSE(f.reader().course("course-v1:a+b"));
  CHECK(f.reader().courses({}).total == 0);
}

TEST_CASE("several programs may share an id, and change it") {
  ViewFixture f;
  const Program b = program_record("k-b", "id");
  const Program a = program_record("k-a", "id");
  f.apply(f.make.event(ledger::ProgramPut{{}, b}));
  f.apply(f.make.event(ledger::ProgramPut{{}, a}));
  CHECK(f.views.state().program("k-a") == a);
  CHECK(f.views.state().programs_by_id("id") == std::vector<Program>{a, b});
  Program moved = b;
  moved.program_id = "other";
  f.apply(f.make.event(ledger::ProgramPut{b, moved}));
  CHECK(f.reader().programs_by_id("id") == std::vector<Program>{a});
  CHECK(f.reader().programs_by_id("other") == std::vector<Program>{moved});
  f.apply(f.make.event(ledger::ProgramRemoved{a}));
  CHECK(f.reader().programs_by_id("id").empty());
  CHECK(f.reader().programs({}).rows == std::vector<Program>{moved});
}

TEST_CASE("choices are one record for each field, scope and org") {
  ViewFixture f;
  const auto put = [&](std::string field, std::string scope, std::string org) {
    Choices record{std::move(field), std::move(scope), std::move(org), JsonText("[1]"), {}};
    f.apply(f.make.event(ledger::ChoicesPut{{}, record}));
    return record;
  };
  const Choices plain = put("level", "", "");
  const Choices course = put("level", "course", "");
  const Choices acme = put("level", "course", "ACME");
  const Choices other = put("levels", "course", "ACME");
  CHECK(f.views.state().choices("level", "", "") == plain);
  CHECK(f.views.state().choices("level", "course", "ACME") == acme);
  CHECK_FALSE(f.views.state().choices("level", "", "course"));

  const auto list = [&](const ChoicesFilter& filter) {
    return f.reader().choices_list(filter, {}).rows;
  };
  CHECK(list({}) == std::vector<Choices>{plain, course, acme, other});
  CHECK(list({"level", {}, {}}) == std::vector<Choices>{plain, course, acme});
  CHECK(list({{}, "course", {}}) == std::vector<Choices>{course, acme, other});
  CHECK(list({"level", "course", "ACME"}) == std::vector<Choices>{acme});
  CHECK(list({"lev", {}, {}}).empty());
  const auto second = f.reader().choices_list({}, {2, 3});
  CHECK(second.total == 4);
  CHECK(second.rows == std::vector<Choices>{other});

  f.apply(f.make.event(ledger::ChoicesRemoved{acme}));
  CHECK(list({"level", {}, {}}) == std::vector<Choices>{plain, course});
}

struct Groups : ViewFixture {
  static Group record(std::string id) { return {std::move(id), "name", "acme", {}}; }
  static std::vector<PersonId> people(std::initializer_list<std::uint64_t> ids) {
    std::vector<PersonId> all;
    for (const std::uint64_t id : ids) all.push_back(PersonId{id});
    return all;
  }
  std::string groups_of(std::uint64_t person) {
    std::string text;
    for (const Group& group : views.state().groups_of(PersonId{person}))
      text += group.group_id + " ";
    return text;
  }
};

TEST_CASE_METHOD(Groups, "members stand in order of joining") {
  apply(make.event(ledger::GroupPut{{}, record("g"), people({5, 3, 9}), {}}));
  CHECK(views.state().group("g") == record("g"));
  CHECK(views.state().group_members("g") == people({5, 3, 9}));
  apply(make.event(ledger::GroupPut{record("g"), record("g"), people({1}), people({3})}));
  CHECK(reader().group_members("g") == people({5, 9, 1}));
  CHECK(reader().groups({}).total == 1);
  CHECK(views.state().group_members("other").empty());
}

TEST_CASE_METHOD(Groups, "a person's groups follow joining, leaving and removal") {
  apply(make.event(ledger::GroupPut{{}, record("b"), people({1, 2}), {}}));
  apply(make.event(ledger::GroupPut{{}, record("a"), people({1}), {}}));
  CHECK(groups_of(1) == "a b ");
  CHECK(groups_of(2) == "b ");
  apply(make.event(ledger::GroupPut{record("b"), record("b"), people({3}), people({1})}));
  CHECK(groups_of(1) == "a ");
  CHECK(groups_of(3) == "b ");
  apply(make.event(ledger::GroupRemoved{record("b"), people({2, 3})}));
  CHECK(groups_of(2).empty());
  CHECK(groups_of(3).empty());
  CHECK_FALSE(views.state().group("b"));
  CHECK(views.state().group_members("b").empty());
  CHECK(groups_of(1) == "a ");
}

TEST_CASE_METHOD(Groups, "who leaves and joins in one event stays, last in order") {
  apply(make.event(ledger::GroupPut{{}, record("g"), people({1, 2}), {}}));
  apply(make.event(ledger::GroupPut{record("g"), record("g"), people({1}), people({1})}));
  CHECK(views.state().group_members("g") == people({2, 1}));
  CHECK(groups_of(1) == "g ");
}

}  // namespace
}  // namespace seatledger::projections
