// Look-ups of e-mails by an older rule are made again, once.
#include <catch2/catch.hpp>

#include "base/unicode.h"
#include "ledger/domain/email.h"
#include "ledger/rocks/rocks_lookups.h"
#include "ledger/rocks/rocks_people_check.h"
#include "support/old_emails.h"
#include "support/temporary_directory.h"

using namespace seatledger;
using namespace seatledger::ledger;

namespace {

Person row(std::uint64_t id, std::int64_t user_id, const std::string& email) {
  Person person;
  person.id = PersonId{id};
  person.user_id = user_id;
  if (user_id != 0) person.username = "user" + std::to_string(user_id);
  person.email = email;
  person.row_key = sha256(std::to_string(id));
  return person;
}

const std::string spelled = "J\u00dcRGEN@example.org";
const std::string other_spelling = "j\u00fcrgen@EXAMPLE.org";

// Two people for one address, one whose form is new, one with an ASCII address.
const std::vector<Person> old_people{row(1, 0, spelled),
                                     row(2, 1002, other_spelling),
                                     row(3, 1003, "x@m\u00fcnchen.example"),
                                     row(4, 1004, "Ann@Example.org"),
                                     row(5, 0, "k@example.org"),
                                     row(6, 0, "\u212a@example.org")};

RocksLedgerOptions options_for(const std::filesystem::path& data_dir) {
  RocksLedgerOptions options;
  options.data_dir = data_dir;
  return options;
}

void append(RocksLedger& ledger, const std::vector<PersonWrite>& people) {
  RocksEventLog log(ledger);
  const std::vector<std::string> records{"{}"};
  REQUIRE(log.append(log.head(), records, people) == AppendStatus::stored);
}

std::vector<std::uint64_t> found(const RocksLedger& ledger, const std::string& email) {
  std::vector<std::uint64_t> ids;
  for (const Person& person : RocksPeople(ledger).with_email(email)) ids.push_back(person.id.value);
  return ids;
}

// Nothing if each row is found.
std::optional<PersonFault> fault_of(const RocksLedger& ledger) {
  PeopleMarks marks;
  for (const Person& person : old_people) marks.take(UserPut{{}, mark(person)});
  return check_rows_of_people(ledger, marks);
}

struct OldStore {
  contract::TemporaryDirectory directory;
  OldStore() {
    support::OldEmails old(directory.path());
    for (const Person& person : old_people) append(old.ledger(), {{std::nullopt, person}});
  }
};

using Ids = std::vector<std::uint64_t>;

}  // namespace

TEST_CASE("look-ups of the first rule are used as they are until they are made again") {
  const OldStore store;
  const RocksLedger ledger(options_for(store.directory.path()));
  CHECK(ledger.email_rule() == EmailRule::lower);
  CHECK(found(ledger, spelled) == Ids{1});
  CHECK(found(ledger, other_spelling) == Ids{2});
  CHECK(found(ledger, "X@M\u00dcNCHEN.example").empty());
  CHECK_FALSE(fault_of(ledger));
}

TEST_CASE("look-ups of e-mails are made by today's rule once") {
  const OldStore store;
  RocksLedger ledger(options_for(store.directory.path()));
  CHECK(renew_email_lookups(ledger));
  const auto check = [](const RocksLedger& now) {
    CHECK(found(now, spelled) == Ids{1, 2});
    CHECK(found(now, other_spelling) == Ids{1, 2});
    CHECK(found(now, "x@xn--mnchen-3ya.example") == Ids{3});
    CHECK(found(now, "X@M\u00dcNCHEN.example") == Ids{3});
    CHECK(found(now, "ann@example.ORG") == Ids{4});
    CHECK(found(now, "K@example.org") == Ids{5, 6});
    CHECK(RocksPeople(now).sharing_email(10).size() == 2);
    CHECK(RocksPeople(now).sharing_email(1).size() == 1);
    CHECK_FALSE(fault_of(now));
  };
  check(ledger);
  CHECK_FALSE(renew_email_lookups(ledger));
  ledger.reopen();
  CHECK_FALSE(renew_email_lookups(ledger));
  check(ledger);
}

TEST_CASE("who shares an address is found until they lose it, and nobody else loses it") {
  const OldStore store;
  RocksLedger ledger(options_for(store.directory.path()));
  renew_email_lookups(ledger);
  const RocksPeople people(ledger);
  const Person& first = old_people[0];
  const Person& second = old_people[1];
  // The spelling decides, case aside; another one finds the first.
  CHECK(people.by_email(spelled) == first);
  CHECK(people.by_email(other_spelling) == second);
  CHECK(people.by_email("ju\u0308rgen@example.org") == first);
  Person gone = first;
  gone.removed = true;
  append(ledger, {{first, gone}});
  CHECK(people.by_email(spelled) == second);
  CHECK(people.sharing_email(10).size() == 1);
  append(ledger, {{gone, first}});
  append(ledger, {{second, std::nullopt}});
  CHECK(people.by_email(other_spelling) == first);
  // Within one write it passes from one to the next.
  Person without = first;
  without.email.reset();
  append(ledger, {{first, without}, {std::nullopt, row(9, 1009, spelled)}});
  CHECK(found(ledger, spelled) == Ids{9});
  append(ledger, {{std::nullopt, row(10, 1010, spelled)}, {row(9, 1009, spelled), std::nullopt}});
  CHECK(found(ledger, spelled) == Ids{10});
  CHECK(people.sharing_email(10).size() == 1);
}

TEST_CASE("look-ups by another version of Unicode are made again too") {
  contract::TemporaryDirectory directory;
  {
    RocksLedger ledger(options_for(directory.path()));
    append(ledger, {{std::nullopt, old_people[1]}});
    CHECK_FALSE(renew_email_lookups(ledger));
  }
  rocksdb::DB* opened = nullptr;
  REQUIRE(
      rocksdb::DB::Open(rocksdb::Options(), (directory.path() / "ledger").string(), &opened).ok());
  const std::string key = rocks_keys::text_key(rocks_keys::email_rule, "");
  std::string rule;
  REQUIRE(opened->Get({}, key, &rule).ok());
  CHECK(rule == "2 unicode " + unicode_version());
  REQUIRE(opened->Put({}, key, "2 unicode 1.0").ok());
  delete opened;
  RocksLedger ledger(options_for(directory.path()));
  CHECK(ledger.email_rule() == EmailRule::folded);
  CHECK(renew_email_lookups(ledger));
  CHECK(found(ledger, spelled) == Ids{2});
  CHECK_FALSE(renew_email_lookups(ledger));
}
