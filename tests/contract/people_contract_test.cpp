// What every engine promises of people and secrets (ledger/log/people.h, secrets.h).
#include <catch2/catch.hpp>
#include <random>

#include "engines.h"

using namespace seatledger;
using namespace seatledger::ledger;
using contract::Engine;
using contract::open_engine;

namespace {

Person person(std::uint64_t id, std::string username, std::optional<std::string> email) {
  Person row;
  row.id = PersonId{id};
  row.user_id = static_cast<std::int64_t>(id) + 1000;
  row.username = std::move(username);
  row.email = std::move(email);
  row.name = "Ada \"Byron\" \u00e9";
  row.platform_keys = {"acme", "zeta"};
  row.rest = JsonText(R"({"phone":"1","removed_at":null})");
  row.row_key = sha256(row.username);
  return row;
}

void put(Engine& engine, const std::vector<PersonWrite>& people) {
  EventLog& log = engine.log();
  const std::vector<std::string> records{"{}"};
  REQUIRE(log.append(log.head(), records, people) == AppendStatus::stored);
}

}  // namespace

TEST_CASE("a person is found by id, user id, username and e-mail") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  const Person ada = person(1, "ada", "Ada@Example.org");
  put(*engine, {{std::nullopt, ada}});
  const auto check = [&] {
    const People& people = engine->people();
    CHECK(people.person(PersonId{1}) == ada);
    CHECK(people.by_user_id(1001) == ada);
    CHECK(people.by_username("ada") == ada);
    CHECK(people.by_email("Ada@Example.org") == ada);
    CHECK(people.by_email("aDA@eXAMPLE.ORG") == ada);
  };
  check();
  engine->reopen();
  check();
}

TEST_CASE("who is not there is not found") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  put(*engine, {{std::nullopt, person(1, "ada", std::nullopt)},
                {std::nullopt, person(2, "", std::string())}});
  const People& people = engine->people();
  CHECK_FALSE(people.person(PersonId{3}));
  CHECK_FALSE(people.by_user_id(1));
  CHECK_FALSE(people.by_username("Ada"));
  CHECK_FALSE(people.by_username(""));
  CHECK_FALSE(people.by_email(""));
  CHECK_FALSE(people.by_email("ada"));
}

TEST_CASE("old names of a person no longer find them, and are free for others") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  const Person before = person(1, "ada", "a@example.org");
  Person after = before;
  after.username = "lovelace";
  after.email = "l@example.org";
  put(*engine, {{std::nullopt, before}});
  // Both in one append: the name passes from one person to the other.
  const Person other = person(2, "ada", "a@example.org");
  put(*engine, {{before, after}, {std::nullopt, other}});
  const People& people = engine->people();
  CHECK(people.by_username("lovelace") == after);
  CHECK(people.by_email("l@example.org") == after);
  CHECK(people.by_user_id(1001) == after);
  CHECK(people.by_username("ada") == other);
  CHECK(people.by_email("a@example.org") == other);
}

TEST_CASE("an e-mail that changes its case alone still finds the person") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  const Person before = person(1, "ada", "a@example.org");
  Person after = before;
  after.email = "A@example.org";
  put(*engine, {{std::nullopt, before}});
  put(*engine, {{before, after}});
  CHECK(engine->people().by_email("a@EXAMPLE.org") == after);
}

TEST_CASE("people who share an e-mail are all found by it, in every spelling") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  const Person first = person(300, "ada", "J\u00dcRGEN@example.org");
  const Person second = person(2, "bob", "j\u00fcrgen@example.org");
  put(*engine, {{std::nullopt, first}, {std::nullopt, person(3, "cyd", "c@example.org")}});
  CHECK(engine->people().sharing_email(9).empty());
  put(*engine, {{std::nullopt, second}});
  const People& people = engine->people();
  for (const char* email : {"J\u00dcrgen@example.org", "ju\u0308rgen@example.org"}) {
    CHECK(people.with_email(email) == std::vector{second, first});
  }
  CHECK(people.by_email("j\u00fcrgen@Example.org") == second);
  CHECK(people.by_email("J\u00dcRGEN@Example.org") == first);
  CHECK(people.by_email("ju\u0308rgen@example.org") == second);
  REQUIRE(people.sharing_email(9).size() == 1);
  CHECK(people.sharing_email(9)[0] == std::vector{second, first});
  CHECK(people.sharing_email(0).empty());
  engine->reopen();
  put(*engine, {{second, std::nullopt}});
  CHECK(engine->people().with_email("j\u00fcrgen@example.org") == std::vector{first});
  CHECK(engine->people().sharing_email(9).empty());
}

TEST_CASE("many people are read at once as one by one") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  // Ids in a row, ids far apart, and one that nobody has: whichever way the engine reads them.
  std::vector<PersonWrite> rows;
  for (const std::uint64_t id : {1U, 2U, 3U, 4U, 6U, 257U, 900U}) {
    const std::string name = "user" + std::to_string(id);
    rows.push_back({std::nullopt, person(id, name, name + "@example.org")});
  }
  rows.push_back({std::nullopt, person(7, "two", "USER6@example.org")});
  rows[3].after->removed = true;
  put(*engine, rows);
  const People& people = engine->people();

  using Ids = std::vector<PersonId>;
  for (const Ids& ids : {Ids{}, Ids{{5}}, Ids{{2}, {1}, {2}}, Ids{{6}, {4}, {5}, {1}, {2}, {8}},
                         Ids{{900}, {1}, {257}, {77}, {1}}}) {
    std::vector<std::optional<Person>> expected;
    for (const PersonId id : ids) expected.push_back(people.person(id));
    CHECK(people.people(ids) == expected);
  }

  const std::vector<PersonSelector> selectors{{1002, "user1", "user3@example.org"},
                                              {{}, "user257", "user3@example.org"},
                                              {{}, {}, "USER3@example.org"},
                                              {{}, {}, "user6@example.org"},
                                              {{}, {}, "USER6@example.org"},
                                              {{}, {}, "user4@example.org"},
                                              {1004, {}, {}},
                                              {0, {}, {}},
                                              {5, {}, {}},
                                              {{}, "", {}},
                                              {{}, "nobody", "user3@example.org"},
                                              {{}, {}, ""},
                                              {},
                                              {{}, {}, "user3@example.org"}};
  std::vector<const PersonSelector*> asked;
  std::vector<std::optional<Person>> expected;
  for (const PersonSelector& selector : selectors) {
    asked.push_back(&selector);
    expected.push_back(find_person(selector, people));
  }
  CHECK(people.find_all(asked) == expected);
  CHECK(people.find_all({}).empty());
}

TEST_CASE("more people than one read takes are found") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  constexpr std::uint64_t count = 600;
  std::vector<PersonWrite> rows;
  std::vector<PersonSelector> selectors;
  for (std::uint64_t id = 1; id <= count; ++id) {
    const std::string email = "user" + std::to_string(id) + "@example.org";
    if (id % 3 != 0) rows.push_back({std::nullopt, person(id, "", email)});
    selectors.push_back({{}, {}, email});
  }
  put(*engine, rows);
  std::vector<const PersonSelector*> asked;
  for (const PersonSelector& selector : selectors) asked.push_back(&selector);
  const auto found = engine->people().find_all(asked);
  REQUIRE(found.size() == count);
  for (std::uint64_t id = 1; id <= count; ++id) {
    const auto& row = found[id - 1];
    CHECK((row ? row->id.value : 0) == (id % 3 == 0 ? 0 : id));
  }
}

TEST_CASE("a removed person is found by user id alone") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  const Person before = person(1, "ada", "a@example.org");
  Person removed = before;
  removed.removed = true;
  put(*engine, {{std::nullopt, before}});
  put(*engine, {{before, removed}});
  const People& people = engine->people();
  CHECK(people.by_user_id(1001) == removed);
  CHECK(people.person(PersonId{1}) == removed);
  CHECK_FALSE(people.by_username("ada"));
  CHECK_FALSE(people.by_email("a@example.org"));
  CHECK(people.count() == 0);

  put(*engine, {{removed, before}});
  CHECK(people.by_username("ada") == before);
  CHECK(people.by_email("a@example.org") == before);
  CHECK(people.count() == 1);
}

TEST_CASE("removed people are found by their last e-mail when one asks for them") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  Person other = person(4, "dan", "b@example.org");
  Person invited = person(5, "", "a@example.org");
  invited.user_id = 0;
  Person nameless = person(6, "fay", std::nullopt);
  Person blank = person(7, "gus", std::string());
  std::vector<Person> removed{person(300, "ada", "A@example.org"),
                              person(2, "bob", "a@EXAMPLE.org")};
  for (Person* row : {&other, &nameless, &blank}) row->removed = true;
  for (Person& row : removed) row.removed = true;
  for (const Person& row : {other, invited, nameless, blank, removed[0], removed[1],
                            person(3, "cyd", "a@example.org")}) {
    put(*engine, {{std::nullopt, row}});
  }
  const People& people = engine->people();
  CHECK(people.removed_with_email("a@Example.org") == std::vector{removed[1], removed[0]});
  CHECK(people.removed_with_email("nobody@example.org").empty());
  CHECK(people.removed_with_email("").empty());
  put(*engine, {{removed[1], std::nullopt}});
  CHECK(people.removed_with_email("a@example.org") == std::vector{removed[0]});
}

TEST_CASE("people are listed by id, without the removed ones") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  for (std::uint64_t id : {300U, 2U, 1U, 257U, 4U}) {
    Person row = person(id, "user" + std::to_string(id), std::nullopt);
    row.removed = id == 4;
    put(*engine, {{std::nullopt, row}});
  }
  const People& people = engine->people();
  const auto ids = [&](std::size_t skip, std::size_t limit) {
    std::vector<std::uint64_t> found;
    for (const Person& row : people.list(skip, limit)) found.push_back(row.id.value);
    return found;
  };
  CHECK(ids(0, 10) == std::vector<std::uint64_t>{1, 2, 257, 300});
  CHECK(ids(1, 2) == std::vector<std::uint64_t>{2, 257});
  CHECK(ids(3, 2) == std::vector<std::uint64_t>{300});
  CHECK(ids(4, 2).empty());
  CHECK(ids(0, 0).empty());
  CHECK(people.count() == 4);
}

TEST_CASE("rows of people share the fate of the events they came with") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  const auto [fault, there] = GENERATE(table<AppendFault, bool>(
      {{AppendFault::unknown_stored, true}, {AppendFault::unknown_not_stored, false}}));
  const std::vector<std::string> records{"{}"};
  const std::vector<PersonWrite> people{{std::nullopt, person(1, "ada", std::nullopt)}};
  CHECK(engine->log().append(Position{7}, records, people) == AppendStatus::conflict);
  CHECK_FALSE(engine->people().by_username("ada"));
  engine->fail_append(1, fault);
  CHECK(engine->log().append(Position{0}, records, people) == AppendStatus::outcome_unknown);
  engine->log().recover();
  CHECK(engine->people().by_username("ada").has_value() == there);
  CHECK((engine->log().head() == Position{1}) == there);
}

TEST_CASE("a secret is made once and stays the same") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  const Digest first = engine->secrets().secret("first");
  CHECK(first != Digest{});
  CHECK(engine->secrets().secret("second") != first);
  CHECK(engine->secrets().secret("first") == first);
  engine->reopen();
  CHECK(engine->secrets().secret("first") == first);
}

TEST_CASE("the texts that lists sort by are those of the rows, after each write and erasure") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  const People& people = engine->people();
  std::minstd_rand random(5);
  // In three chunks; of the last one nobody has a row.
  std::vector<PersonId> ids;
  for (std::uint64_t id = 1; id < 2 * PeopleChunk::people + 5; ++id) ids.push_back(PersonId{id});
  const auto check = [&] {
    const PeopleTexts texts = people.texts(ids);
    const auto rows = people.people(ids);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto found = texts.of(ids[i]);
      REQUIRE(found.has_value() == rows[i].has_value());
      if (!found) continue;
      CHECK(found->user_id == rows[i]->user_id);
      CHECK(found->username == rows[i]->username);
      CHECK(found->name == rows[i]->name);
      CHECK(found->email.has_value() == rows[i]->email.has_value());
      if (found->email) CHECK(*found->email == *rows[i]->email);
    }
  };
  for (int step = 0; step < 30; ++step) {
    std::vector<PersonWrite> writes;
    for (std::uint64_t id = 1 + random() % 20; id < 2 * PeopleChunk::people;
         id += 1 + random() % 90) {
      PersonWrite write{people.person(PersonId{id}), std::nullopt};
      if (!write.before || random() % 3 != 0) {
        const std::string name = std::to_string(id) + "-" + std::to_string(step);
        write.after =
            person(id, name, random() % 2 == 0 ? std::optional(name + "@x.org") : std::nullopt);
      }
      writes.push_back(write);
    }
    put(*engine, writes);
    check();
    for (const PersonId id : ids) {
      // Twice: the second time it may come from memory.
      const auto row = people.person(id);
      if (!row || !row->email) continue;
      CHECK(people.id_by_email(*row->email) == id);
      CHECK(people.id_by_email(*row->email) == id);
    }
    for (const PersonWrite& write : writes) {
      if (write.before && write.before->email) {
        CHECK(people.id_by_email(*write.before->email) ==
              (write.after && write.after->email == write.before->email
                   ? std::optional(write.after->id)
                   : std::nullopt));
      }
    }
    if (step == 15) engine->reopen();
  }
}

TEST_CASE("texts of people stay what they were while somebody holds them") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  const Person ada = person(1, "ada", "ada@example.org");
  put(*engine, {{std::nullopt, ada}});
  const std::vector ids{PersonId{1}};
  const PeopleTexts held = engine->people().texts(ids);
  put(*engine, {{ada, std::nullopt}});
  CHECK_FALSE(engine->people().texts(ids).of(PersonId{1}));
  CHECK(held.of(PersonId{1})->username == "ada");
}
