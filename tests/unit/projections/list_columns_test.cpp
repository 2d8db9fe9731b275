// Lists by columns are those by rows, at every moment of a ledger that changes: also after failed
// writes, while writers write, and for a reader who keeps an older moment.
#include "projections/columns/list_columns.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <random>
#include <thread>

#include "base/store_error.h"
#include "projections/columns/pair_hash.h"
#include "projections/queries/column_list.h"
#include "projections/queries/license_matcher.h"
#include "support/view_fixture.h"

namespace seatledger::projections {
namespace {

using ledger::Kind;
using ledger::License;
using Field = LicenseSortField;
using Done = ListColumns::Done;

constexpr std::uint64_t much_memory = std::uint64_t{1} << 30U;

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  std::uint64_t below(std::uint64_t end) { return random_() % end; }
  bool one_in(std::uint64_t chances) { return below(chances) == 0; }
  std::string word(const std::string& prefix, std::uint64_t words) {
    return prefix + std::to_string(below(words));
  }
  JsonText metadata() {
    std::string text = R"({"tier":")" + word("t", 3) + R"(","note":")" + word("n", 1000) + '"';
    if (one_in(3)) text += R"(,"seats":)" + std::to_string(below(3));
    return JsonText(text + "}");
  }

 private:
  std::mt19937_64 random_;
};

// A ledger of licenses, with columns that follow it. Its methods are for the writer thread.
struct ColumnLedger {
  explicit ColumnLedger(std::uint64_t seed, std::uint64_t bytes_max = much_memory)
      : columns(bytes_max), dice(seed) {
    for (const char* key : {"p0", "p1", "p2"}) {
      views.apply(make.event(ledger::PlatformPut{{}, platform_record(key, key, 0)}));
    }
    for (const char* key : {"k0", "k1"}) {
      views.apply(make.event(ledger::ProgramPut{{}, program_record(key, "id", key)}));
    }
    views.commit();
  }

  void create() {
    const Kind kind = dice.one_in(3) ? static_cast<Kind>(dice.below(4) + 1) : Kind::user;
    auto terms = license_terms(dice.word("p", 3), dice.word("Name \u00c9", 2000));
    terms.source = dice.word("s", 4);
    terms.count = static_cast<std::int64_t>(dice.below(50));
    terms.active = !dice.one_in(4);
    terms.metadata = dice.metadata();
    if (dice.one_in(2)) terms.expired = Timestamp{static_cast<std::int64_t>(dice.below(9))};
    if (dice.one_in(2)) terms.external_id = "x" + std::to_string(kinds.size());
    if (kind == Kind::course) terms.course_id = dice.word("c", 40);
    if (kind == Kind::program) terms.program_key = dice.word("k", 3);
    views.apply(make.created(last_id += dice.one_in(50) ? 7 : 1, kind, std::move(terms)));
    kinds.emplace_back(last_id, kind);
  }
  void update() {
    const auto [id, kind] = kinds[dice.below(kinds.size())];
    if (dice.one_in(3)) {
      ++last_assignment;
      views.apply(make.about(
          id, kind,
          ledger::SeatAssigned{AssignmentId{last_assignment}, {}, seat_terms(last_assignment)}));
      return;
    }
    ledger::LicenseChange change;
    if (dice.one_in(2)) change.name = dice.word(dice.one_in(2) ? "Name \u00c9" : "n", 2000);
    if (dice.one_in(3)) change.source = dice.word("s", 6);
    if (dice.one_in(3)) change.count = static_cast<std::int64_t>(dice.below(50));
    if (dice.one_in(3)) change.metadata = dice.metadata();
    if (dice.one_in(3)) change.active = dice.one_in(2);
    if (dice.one_in(4)) {
      change.expired = dice.one_in(2) ? std::nullopt : std::optional(Timestamp{5});
    }
    views.apply(make.updated(id, kind, change));
  }
  void change(std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) kinds.empty() || dice.one_in(3) ? create() : update();
    views.commit();
  }

  MemoryStore store;
  ListColumns columns;
  ViewSet views{store, {100000, &columns}};
  EventMaker make;
  Dice dice;
  std::uint64_t last_id = 0, last_assignment = 0;
  std::vector<std::pair<std::uint64_t, Kind>> kinds;
};

struct ListQuestion {
  LicenseFilter filter;
  LicenseSort sort;
  Page page;
};

ListQuestion any_question(Dice& dice) {
  ListQuestion question;
  LicenseFilter& filter = question.filter;
  filter.kind = dice.one_in(2) ? Kind::user : static_cast<Kind>(dice.below(4) + 1);
  if (dice.one_in(3)) filter.platform_key = dice.word("p", 4);
  if (dice.one_in(5)) filter.org = dice.word("p", 3);
  if (dice.one_in(5)) filter.name = dice.word("Name \u00c9", 2000);
  if (dice.one_in(4)) filter.query = dice.word("E \u00e91", 20);
  if (dice.one_in(4)) filter.source = dice.word("s", 5);
  if (dice.one_in(9)) filter.external_id = dice.word("x", 50);
  if (dice.one_in(4)) filter.active = dice.one_in(2);
  if (dice.one_in(5)) filter.course_id = dice.word("c", 41);
  if (dice.one_in(5)) filter.program_id = dice.one_in(2) ? "id" : "k2";
  if (dice.one_in(3)) filter.metadata.push_back({"tier", dice.word("t", 4)});
  if (dice.one_in(6)) filter.metadata.push_back({"seats", "1"});
  question.sort = {static_cast<Field>(dice.below(15)), dice.one_in(2)};
  question.page = {dice.below(dice.one_in(2) ? 2 : 30) + 1, dice.one_in(2) ? 7U : 100U};
  return question;
}

LicensePage rows_of(const Snapshot& snapshot, std::size_t total,
                    const std::vector<LicensePlace>& places) {
  LicensePage page{total, {}};
  for (const LicensePlace& place : places) {
    page.rows.push_back(LicenseView::license(snapshot, place.id).value());
    if (page.rows.back().version != place.version) throw StoreError("another version");
  }
  return page;
}

// The answer of the columns alone, and that of the list that chooses its way.
bool are_answers_equal(const ListColumns::Moment& moment, const ListQuestion& question) {
  const Snapshot& snapshot = *moment.snapshot;
  const auto& [filter, sort, page] = question;
  const LicensePage wanted = find_licenses(snapshot, filter, sort, page);
  LicensePage found;
  if (const auto matcher = LicenseMatcher::of(filter, snapshot)) {
    const auto places = list_columns(*moment.columns, snapshot, {*matcher, sort, page, {}}).value();
    found = rows_of(snapshot, places.total, places.rows);
  }
  const auto listed = list_licenses(snapshot, moment.columns.get(), filter, sort, page);
  const auto rows =
      listed.places.empty() ? listed.rows : rows_of(snapshot, listed.total, listed.places).rows;
  return found.total == wanted.total && found.rows == wanted.rows && listed.total == wanted.total &&
         rows == wanted.rows;
}

TEST_CASE("lists by columns are those by rows after every change") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    ColumnLedger ledger(seed);
    Dice dice(seed + 1000);
    for (int round = 0; round < 30; ++round) {
      ledger.change(1 + dice.below(dice.one_in(5) ? 300 : 5));
      if (dice.one_in(6)) ledger.views.discard();
      if (!ledger.columns.are_filled()) REQUIRE(ledger.columns.work(ledger.store) == Done::filled);
      if (dice.one_in(2)) continue;
      const auto moment = ledger.columns.now(ledger.store);
      REQUIRE(moment.position == ledger.views.applied());
      REQUIRE(moment.columns);
      for (int i = 0; i < 5; ++i) {
        const ListQuestion question = any_question(dice);
        INFO("seed " << seed << ", round " << round << ", question " << i << ", sort "
                     << static_cast<int>(question.sort.field));
        CHECK(are_answers_equal(moment, question));
      }
    }
  }
}

TEST_CASE("sampled pages of many licenses are those by rows") {
  ColumnLedger ledger(5);
  for (int i = 0; i < 26'000; ++i) ledger.create();
  ledger.change(2'000);
  REQUIRE(ledger.columns.work(ledger.store) == Done::filled);
  const auto moment = ledger.columns.now(ledger.store);
  for (int field = 0; field < 15; ++field) {
    for (const bool descending : {false, true}) {
      for (const std::size_t number : {1, 431, 860, 5000}) {
        ListQuestion question;
        question.sort = {static_cast<Field>(field), descending};
        question.page = {number, 20};
        INFO("field " << field << ", descending " << descending << ", page " << number);
        CHECK(are_answers_equal(moment, question));
      }
    }
  }
}

TEST_CASE("a page of a platform whose licenses are few everywhere is found by its index") {
  ColumnLedger ledger(16);
  const auto add = [&](const std::string& platform) {
    ++ledger.last_id;
    ledger.views.apply(ledger.make.created(
        ledger.last_id, Kind::user, license_terms(platform, std::to_string(ledger.last_id))));
  };
  for (int i = 0; i < 100; ++i) add("first");
  // `rare` is between the others in the order of first use, by which columns leave chunks out.
  add("usual");
  for (int i = 0; i < 60'000; ++i) add(i % 850 == 0 ? "rare" : i % 2 == 0 ? "usual" : "other");
  ledger.views.commit();
  ledger.columns.work(ledger.store);
  const auto moment = ledger.columns.now(ledger.store);
  for (const char* platform : {"first", "rare", "usual"}) {
    for (const std::size_t number : {1, 2, 4}) {
      ListQuestion question;
      question.filter.platform_key = platform;
      question.page.number = number;
      CHECK(are_answers_equal(moment, question));
      const auto listed = list_licenses(*moment.snapshot, moment.columns.get(), question.filter,
                                        question.sort, question.page);
      // Columns know where `first` cannot be, so it is not far. Of the 71 that are rare, the second
      // page is far from both ends.
      CAPTURE(platform, number);
      const bool by_index = platform == std::string("rare") && number == 2;
      CHECK(listed.places.empty() == by_index);
    }
  }
}

TEST_CASE("a moment stays as it was, whatever is written after it") {
  ColumnLedger ledger(6);
  ledger.change(700);
  ledger.columns.work(ledger.store);
  Dice dice(7);
  std::vector<ListColumns::Moment> moments;
  for (int round = 0; round < 20; ++round) {
    moments.push_back(ledger.columns.now(ledger.store));
    ledger.change(1 + dice.below(40));
  }
  for (const auto& moment : moments) {
    for (int i = 0; i < 10; ++i) CHECK(are_answers_equal(moment, any_question(dice)));
  }
}

TEST_CASE("a failed write is in no column") {
  ColumnLedger ledger(8);
  ledger.change(50);
  ledger.store.flush();
  ledger.columns.work(ledger.store);
  Dice dice(9);
  for (std::uint64_t round = 0; round < 5; ++round) {
    const Position before = ledger.views.applied();
    ledger.update();
    ledger.store.fail_write(1);
    CHECK_THROWS_AS(ledger.views.commit(), StoreError);
    // As before the write, until the failure is noticed.
    CHECK(ledger.columns.now(ledger.store).position == before);
    ledger.views.discard();
    CHECK_FALSE(ledger.columns.now(ledger.store).columns);
    REQUIRE(ledger.columns.work(ledger.store) == Done::filled);
    const auto moment = ledger.columns.now(ledger.store);
    CHECK(moment.filling == round + 2);
    CHECK(are_answers_equal(moment, any_question(dice)));
    ledger.make = EventMaker(before);
  }
}

TEST_CASE("columns that missed a commit are not lent") {
  ColumnLedger ledger(10);
  ledger.change(50);
  ledger.columns.work(ledger.store);
  ViewSet unseen(ledger.store);  // nobody tells the columns of its commits
  unseen.apply(ledger.make.updated(ledger.kinds[0].first, ledger.kinds[0].second, {}));
  unseen.commit();
  CHECK_FALSE(ledger.columns.now(ledger.store).columns);
  ledger.views.discard();
  ledger.columns.work(ledger.store);
  CHECK(ledger.columns.now(ledger.store).columns);
}

TEST_CASE("without enough memory lists read rows") {
  ColumnLedger none(11, 0);
  none.change(10);
  CHECK_FALSE(none.columns.now(none.store).columns);
  ColumnLedger little(12, 200'000);
  little.change(20);
  CHECK(little.columns.work(little.store) == Done::filled);
  CHECK(little.columns.now(little.store).columns);
  CHECK(little.columns.bytes() < 200'000);
  for (int i = 0; i < 3000; ++i) little.create();
  little.change(1);
  CHECK_FALSE(little.columns.now(little.store).columns);
  CHECK(little.columns.work(little.store) == Done::given_up);
  CHECK(little.columns.bytes() == 0);
  little.change(10);
  CHECK_FALSE(little.columns.now(little.store).columns);
}

TEST_CASE("a stop ends a wait for work") {
  ColumnLedger ledger(13);
  CHECK(ledger.columns.work(ledger.store) == Done::filled);
  std::thread worker([&] { CHECK(ledger.columns.work(ledger.store) == Done::stopped); });
  ledger.columns.stop();
  worker.join();
}

TEST_CASE("lists of several threads are of their own moments while a writer writes") {
  ColumnLedger ledger(14);
  ledger.change(1000);
  std::atomic<bool> is_over = false;
  std::atomic<int> unequal = 0;
  std::thread worker([&] {
    while (ledger.columns.work(ledger.store) != Done::stopped) {
    }
  });
  std::vector<std::thread> readers;
  for (std::uint64_t seed = 15; seed < 17; ++seed) {
    readers.emplace_back([&, seed] {
      Dice dice(seed);
      int asked = 0;
      while (!is_over || asked == 0) {
        const auto moment = ledger.columns.now(ledger.store);
        if (!moment.columns) continue;
        ++asked;
        if (!are_answers_equal(moment, any_question(dice))) ++unequal;
      }
    });
  }
  for (int commit = 0; commit < 300; ++commit) {
    ledger.change(1 + ledger.dice.below(20));
    if (commit % 100 == 50) {
      ledger.store.flush();
      ledger.views.discard();
    }
    if (commit % 100 == 70) ledger.change(2500);
  }
  is_over = true;
  for (std::thread& reader : readers) reader.join();
  ledger.columns.stop();
  worker.join();
  CHECK(unequal == 0);
}

TEST_CASE("the hash of a pair tells where its first text ends") {
  CHECK(pair_hash("ab", "c") == pair_hash("ab", "c"));
  CHECK(pair_hash("ab", "c") != pair_hash("a", "bc"));
  CHECK(pair_hash("", "abc") != pair_hash("abc", ""));
}

}  // namespace
}  // namespace seatledger::projections
