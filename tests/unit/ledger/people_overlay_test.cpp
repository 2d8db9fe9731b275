// People as an open batch sees them, and the bytes of their rows.
#include "ledger/people/people_overlay.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ledger/log/domain_json.h"
#include "support/decide_records.h"
#include "support/memory_ledger.h"

namespace seatledger::ledger {
namespace {

using namespace decide_records;

struct Stored {
  MemoryLedger ledger;
  Person ann = person(1, 100, "ann", "Ann@x.org");
  Person bob = person(2, 101, "bob");

  Stored() {
    const std::vector<PersonWrite> rows{{{}, ann}, {{}, bob}};
    const std::vector<std::string> records{"{}"};
    REQUIRE(ledger.append({}, records, rows) == AppendStatus::stored);
  }
};

TEST_CASE("an overlay without writes shows what is stored") {
  const Stored stored;
  const PeopleOverlay people(stored.ledger);
  CHECK(people.person({1}) == stored.ann);
  CHECK(people.by_user_id(101) == stored.bob);
  CHECK(people.by_username("ann") == stored.ann);
  CHECK(people.by_email("aNN@X.ORG") == stored.ann);
  CHECK(people.list(0, 10).size() == 2);
  CHECK(people.count() == 2);
  CHECK_FALSE(people.person({3}));
  CHECK_FALSE(people.by_user_id(102));
  CHECK_FALSE(people.by_username("Ann"));
  CHECK_FALSE(people.by_email("bob@x.org"));
}

TEST_CASE("a new person is found by everything at once") {
  const Stored stored;
  PeopleOverlay people(stored.ledger);
  const Person cyd = person(3, 102, "cyd", "Cyd@x.org");
  people.write({{}, cyd});
  CHECK(people.person({3}) == cyd);
  CHECK(people.by_user_id(102) == cyd);
  CHECK(people.by_username("cyd") == cyd);
  CHECK(people.by_email("cyd@X.org") == cyd);
  CHECK(people.writes() == std::vector{PersonWrite{{}, cyd}});
}

TEST_CASE("many people are found as one by one, with and without writes") {
  const Stored stored;
  PeopleOverlay people(stored.ledger);
  const std::vector<PersonSelector> selectors{
      {{}, {}, "ann@x.org"}, {101, {}, {}}, {{}, "anna", {}}, {{}, "ann", {}}};
  std::vector<const PersonSelector*> asked;
  for (const PersonSelector& selector : selectors) asked.push_back(&selector);
  const std::vector<PersonId> ids{{2}, {1}, {3}, {1}};
  const auto check = [&] {
    std::vector<std::optional<Person>> found, rows;
    for (const PersonSelector* selector : asked) found.push_back(find_person(*selector, people));
    for (const PersonId id : ids) rows.push_back(people.person(id));
    CHECK(people.find_all(asked) == found);
    CHECK(people.people(ids) == rows);
  };
  check();
  Person renamed = stored.ann;
  renamed.username = "anna";
  renamed.email.reset();
  people.write({stored.ann, renamed});
  people.write({stored.bob, std::nullopt});
  check();
  CHECK(people.people(ids)[1] == renamed);
  CHECK_FALSE(people.people(ids)[0]);
}

TEST_CASE("people that are expected are as stored, unless the batch changes them") {
  Stored stored;
  PeopleOverlay people(stored.ledger);
  people.expect(std::vector<PersonId>{{3}, {2}, {1}, {2}});
  stored.ledger.fail_reads(true);
  CHECK(people.person({1}) == stored.ann);
  CHECK(people.person({2}) == stored.bob);
  CHECK_FALSE(people.person({3}));
  Person renamed = stored.ann;
  renamed.username = "anna";
  people.write({stored.ann, renamed});
  CHECK(people.person({1}) == renamed);
}

TEST_CASE("a changed person is no longer found by what it was called") {
  const Stored stored;
  PeopleOverlay people(stored.ledger);
  Person renamed = stored.ann;
  renamed.username = "anna";
  renamed.email.reset();
  people.write({stored.ann, renamed});
  CHECK(people.by_user_id(100) == renamed);
  CHECK(people.by_username("anna") == renamed);
  CHECK_FALSE(people.by_username("ann"));
  CHECK_FALSE(people.by_email("ann@x.org"));
  // The names are free: another may take them in the same batch.
  Person heir = stored.bob;
  heir.username = "ann";
  heir.email = "ann@x.org";
  people.write({stored.bob, heir});
  CHECK(people.by_username("ann") == heir);
  CHECK(people.by_email("ANN@x.org") == heir);
  CHECK_FALSE(people.by_username("bob"));
  // Back again, in the same batch: the last write counts.
  people.write({renamed, stored.ann});
  CHECK(people.person({1}) == stored.ann);
  CHECK(people.writes().size() == 3);
}

TEST_CASE("a removed person is found by number and user_id alone") {
  const Stored stored;
  PeopleOverlay people(stored.ledger);
  Person gone = stored.ann;
  gone.removed = true;
  people.write({stored.ann, gone});
  CHECK(people.person({1}) == gone);
  CHECK(people.by_user_id(100) == gone);
  CHECK_FALSE(people.by_username("ann"));
  CHECK_FALSE(people.by_email("ann@x.org"));
}

TEST_CASE("removed users are found by an e-mail as the batch leaves them") {
  Stored stored;
  const auto found = [](const People& people) {
    std::vector<std::uint64_t> ids;
    for (const Person& row : people.removed_with_email("ann@X.org")) ids.push_back(row.id.value);
    return ids;
  };
  using Ids = std::vector<std::uint64_t>;
  Person gone = stored.ann;
  gone.removed = true;
  Person later = person(3, 102, "cyd", "ann@x.org");
  later.removed = true;
  const std::vector<PersonWrite> rows{{stored.ann, gone}};
  const std::vector<std::string> records{"{}"};
  REQUIRE(stored.ledger.append(Position{1}, records, rows) == AppendStatus::stored);
  PeopleOverlay people(stored.ledger);
  CHECK(found(people) == Ids{1});
  people.write({{}, person(3, 102, "cyd", "ann@x.org")});
  CHECK(found(people) == Ids{1});
  people.write({person(3, 102, "cyd", "ann@x.org"), later});
  CHECK(found(people) == Ids{1, 3});
  // Twice removed in one batch, and found once.
  people.write({later, person(3, 102, "cyd", "ANN@x.org")});
  people.write({person(3, 102, "cyd", "ANN@x.org"), later});
  people.write({gone, stored.ann});
  CHECK(found(people) == Ids{3});
  people.write({later, {}});
  CHECK(found(people).empty());
  CHECK(people.removed_with_email("").empty());
}

TEST_CASE("an empty name finds nobody, in the batch as in the store") {
  const Stored stored;
  PeopleOverlay people(stored.ledger);
  people.write({{}, person(3, 102, "", "")});
  CHECK_FALSE(people.by_username(""));
  CHECK_FALSE(people.by_email(""));
}

TEST_CASE("a person's row is read as it was written") {
  Person row = person(7, -1, "\"ann\"\n", "");
  row.name = "\xc3\x84nn";
  row.active = false;
  row.platform_keys = {"", "a"};
  row.rest = JsonText(R"({"z":{"a":[1]},"a":null})");
  CHECK(from_json<Person>(to_json(row)) == row);
  CHECK(from_json<Person>(to_json(Person{})) == Person{});
}

// All of them are names that a caller may use for own fields of a user's record.
TEST_CASE("what a caller adds to a user never stands for what the ledger keeps") {
  for (const std::string field :
       {"person_id", "row_key", "removed", "rest", "unknown", "user_id"}) {
    for (const std::string value : {"1", "true", "\"x\"", "{}"}) {
      Person row = person(7, 100, "ann");
      row.rest = JsonText("{\"" + field + "\":" + value + "}");
      CAPTURE(row.rest.str());
      CHECK(from_json<Person>(to_json(row)) == row);
    }
  }
}

// The same for records whose unknown fields stand beside the known ones.
TEST_CASE("a record keeps a field of any name that it does not know itself") {
  Course record;
  record.course_id = "c";
  record.rest = JsonText(R"({"rest":{"rest":1},"removed":true,"":0})");
  CHECK(from_json<Course>(to_json(record)) == record);
}

}  // namespace
}  // namespace seatledger::ledger
