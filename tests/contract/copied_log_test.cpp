// Two servers over one shared ledger, each with its copy (ledger/shared/copied_log.h).
#include <catch2/catch.hpp>
#include <limits>

#include "base/store_error.h"
#include "ledger/rocks/rocks_event_log.h"
#include "ledger/rocks/rocks_people.h"
#include "ledger/shared/copied_log.h"
#include "support/memory_shared.h"
#include "support/temporary_directory.h"

using namespace seatledger;
using namespace seatledger::ledger;

namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 20U;

// One server: a connection, and a copy that survives its restarts.
class CopyingServer {
 public:
  CopyingServer(std::shared_ptr<MemoryPlace> place, int number)
      : place_(std::move(place)), number_(number) {
    start();
  }

  void start() {
    parts_.reset();
    parts_.emplace(directory_.path() / "data", place_);
    ++starts_;
  }
  CopiedLog& log() { return parts_->log; }
  MemoryShared& shared() { return parts_->shared; }
  RocksLedger& ledger() { return parts_->ledger; }
  const People& people() const { return parts_->people; }

  void catch_up(std::size_t bytes = piece_bytes) {
    for (bool at_head = false; !at_head;) {
      Piece piece = shared().follow(log().cursor(), bytes);
      REQUIRE(piece.continues);
      at_head = piece.at_head;
      log().follow(std::move(piece));
    }
  }
  void take_lead() {
    const std::string id = "00000000-0000-4000-8000-00000000" + std::to_string(number_) +
                           std::to_string(100 + starts_);
    const auto term = shared().take_lead(shared().watch(), {id, "server", "http://127.0.0.1"});
    REQUIRE(term);
    catch_up();
    log().lead(*term);
  }
  AppendStatus append(std::vector<std::string> records, std::vector<PersonWrite> people = {}) {
    return log().append(log().head(), records, people);
  }
  std::vector<std::string> records() {
    std::vector<std::string> found;
    for (auto& record : log().read_after({}, std::numeric_limits<std::size_t>::max())) {
      found.push_back(std::move(record.bytes));
    }
    return found;
  }

 private:
  struct Parts {
    Parts(const std::filesystem::path& data_dir, std::shared_ptr<MemoryPlace> place)
        : ledger(options_for(data_dir)),
          copy(ledger),
          people(ledger),
          shared(std::move(place)),
          log({shared, copy, people, [this] { return ledger.refusing_appends(); }, clock, entropy,
               [](std::string_view) {}}) {}
    static RocksLedgerOptions options_for(const std::filesystem::path& data_dir) {
      RocksLedgerOptions options;
      options.data_dir = data_dir;
      return options;
    }
    RocksLedger ledger;
    RocksEventLog copy;
    RocksPeople people;
    MemoryShared shared;
    SystemClock clock;
    SystemEntropy entropy;
    CopiedLog log;
  };

  contract::TemporaryDirectory directory_;
  const std::shared_ptr<MemoryPlace> place_;
  const int number_;
  int starts_ = 0;
  std::optional<Parts> parts_;
};

struct TwoServers {
  std::shared_ptr<MemoryPlace> place = std::make_shared<MemoryPlace>();
  CopyingServer one{place, 1};
  CopyingServer two{place, 2};
  TwoServers() { one.take_lead(); }
};

Person person(std::uint64_t id, std::string username) {
  Person row;
  row.id = PersonId{id};
  row.user_id = static_cast<std::int64_t>(id) + 1000;
  row.username = std::move(username);
  return row;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a follower's copy becomes the leader's") {
  TwoServers servers;
  CHECK(servers.one.append({"a", "b"}) == AppendStatus::stored);
  CHECK(servers.one.append({"c"}) == AppendStatus::stored);
  servers.two.catch_up();
  CHECK(servers.two.records() == Lines{"a", "b", "c"});
  CHECK(servers.two.log().cursor().chunk == servers.one.log().cursor().chunk);

  servers.one.append({"d"});
  servers.two.start();
  servers.two.catch_up(1);
  CHECK(servers.two.records() == Lines{"a", "b", "c", "d"});
}

TEST_CASE("who does not lead appends nothing") {
  TwoServers servers;
  CHECK(servers.two.append({"x"}) == AppendStatus::conflict);
  servers.one.append({"a"});
  servers.two.take_lead();
  CHECK(servers.one.append({"x"}) == AppendStatus::conflict);
  CHECK_FALSE(servers.one.log().term());
  CHECK(servers.two.append({"b"}) == AppendStatus::stored);
  servers.one.catch_up();
  CHECK(servers.one.records() == Lines{"a", "b"});
}

TEST_CASE("a lost answer is settled before the caller is answered") {
  TwoServers servers;
  const auto [fault, status] = GENERATE(
      table<SharedFault, AppendStatus>({{SharedFault::lost_after, AppendStatus::stored},
                                        {SharedFault::lost_before, AppendStatus::unavailable},
                                        {SharedFault::late, AppendStatus::unavailable}}));
  servers.one.shared().fail_next_append(fault);
  CHECK(servers.one.append({"a"}) == status);
  servers.place->deliver_late();
  servers.one.log().recover();
  CHECK(servers.one.append({"b"}) == AppendStatus::stored);
  servers.two.catch_up();
  CHECK(servers.two.records() == servers.one.records());
  CHECK(servers.one.records() == (status == AppendStatus::stored ? Lines{"a", "b"} : Lines{"b"}));
}

TEST_CASE("an append that another leader fenced is not stored, though it arrives") {
  TwoServers servers;
  servers.one.append({"a"});
  servers.one.shared().fail_next_append(SharedFault::late);
  servers.place->stop_standby();
  CHECK(servers.one.append({"b"}) == AppendStatus::outcome_unknown);
  CHECK(servers.one.append({"b"}) == AppendStatus::unavailable);
  servers.place->start_standby();
  servers.two.take_lead();
  servers.place->deliver_late();
  CHECK(servers.two.append({"c"}) == AppendStatus::stored);
  servers.one.log().recover();
  CHECK_FALSE(servers.one.log().term());
  servers.one.catch_up();
  CHECK(servers.one.records() == Lines{"a", "c"});
}

TEST_CASE("what was on one machine alone, and vanished with it, was told to nobody") {
  TwoServers servers;
  servers.one.append({"a"});
  servers.two.catch_up();
  servers.place->stop_standby();
  CHECK(servers.one.append({"b"}) == AppendStatus::outcome_unknown);
  CHECK_THROWS_AS(servers.two.catch_up(), StoreError);
  CHECK_THROWS_AS(servers.one.log().recover(), StoreError);
  const bool vanishes = GENERATE(true, false);
  if (vanishes) {
    servers.place->fail_over();
  } else {
    servers.place->start_standby();
  }
  servers.one.log().recover();
  CHECK(servers.one.records() == (vanishes ? Lines{"a"} : Lines{"a", "b"}));
  CHECK(servers.one.append({"c"}) == AppendStatus::stored);
  servers.two.catch_up();
  CHECK(servers.two.records() == servers.one.records());
}

TEST_CASE("a piece that was fetched before this server wrote is left alone") {
  TwoServers servers;
  servers.one.append({"a"});
  Piece old = servers.two.shared().follow(servers.two.log().cursor(), piece_bytes);
  servers.two.take_lead();
  servers.two.append({"b"});
  servers.two.log().follow(std::move(old));
  CHECK(servers.two.records() == Lines{"a", "b"});
}

TEST_CASE("a ledger that lost events is noticed") {
  TwoServers servers;
  servers.one.append({"a"});
  servers.one.append({"b"});
  servers.two.catch_up();
  servers.place->lose_chunks(1);
  CHECK_FALSE(servers.two.shared().follow(servers.two.log().cursor(), piece_bytes).continues);
  CHECK(servers.one.append({"c"}) == AppendStatus::conflict);
}

TEST_CASE("a leader whose disk is nearly full appends nothing to the shared ledger") {
  TwoServers servers;
  servers.one.ledger().set_refusing_appends(true);
  CHECK(servers.one.append({"a"}) == AppendStatus::unavailable);
  CHECK(servers.place->state().chunks.empty());
}

TEST_CASE("names that pass from one person to another are found, in pieces of any size") {
  TwoServers servers;
  const Person ada = person(1, "ada");
  const Person bob = person(2, "bob");
  servers.one.append({"1"}, {{std::nullopt, ada}, {std::nullopt, bob}});
  servers.two.catch_up();

  SECTION("two swap their names") {
    const Person ada2 = person(1, "bob");
    const Person bob2 = person(2, "ada");
    servers.one.append({"2"}, {{ada, ada2}, {bob, bob2}});
    servers.two.catch_up();
    CHECK(servers.two.people().by_username("ada") == bob2);
    CHECK(servers.two.people().by_username("bob") == ada2);
  }
  SECTION("the row of the one who had the name comes after the row of the one who has it") {
    const Person first = person(1, "lovelace");
    const Person second = person(2, "ada");
    const Person third = person(1, "byron");
    servers.one.append({"2"}, {{ada, first}, {bob, second}});
    servers.one.append({"3"}, {{first, third}});
    Piece both = servers.two.shared().follow(servers.two.log().cursor(), piece_bytes);
    REQUIRE(both.people.size() == 2);
    REQUIRE(both.people[0].id == PersonId{2});
    SECTION("in one piece") { servers.two.log().follow(std::move(both)); }
    SECTION("in two") {
      Piece half = both;
      half.people.resize(1);
      half.next.changed = Position{2};
      half.next.person = PersonId{2};
      servers.two.log().follow(std::move(half));
      CHECK(servers.two.people().by_username("ada") == second);
      servers.two.catch_up();
    }
    CHECK(servers.two.people().by_username("ada") == second);
    CHECK(servers.two.people().by_username("byron") == third);
    CHECK_FALSE(servers.two.people().by_username("bob"));
    CHECK_FALSE(servers.two.people().by_username("lovelace"));
  }
  SECTION("a user is removed, and another gets the name") {
    Person removed = ada;
    removed.removed = true;
    const Person second = person(2, "ada");
    servers.one.append({"2"}, {{ada, removed}, {bob, second}});
    servers.two.catch_up();
    CHECK(servers.two.people().by_username("ada") == second);
    CHECK(servers.two.people().by_user_id(1001) == removed);
  }
  SECTION("a person is erased, and the user id belongs to another row") {
    Person again = person(3, "ada");
    again.user_id = ada.user_id;
    servers.one.append({"2"}, {{ada, std::nullopt}, {std::nullopt, again}});
    servers.two.catch_up();
    CHECK(servers.two.people().by_user_id(ada.user_id) == again);
    CHECK(servers.two.people().by_username("ada") == again);
    CHECK_FALSE(servers.two.people().person(PersonId{1}));
  }
}

TEST_CASE("a person written and erased before a copy began leaves nothing in it") {
  TwoServers servers;
  const Person ada = person(1, "ada");
  servers.one.append({"1"}, {{std::nullopt, ada}});
  servers.one.append({"2"}, {{ada, std::nullopt}});
  servers.two.catch_up();
  CHECK_FALSE(servers.two.people().person(PersonId{1}));
  CHECK(servers.two.log().head() == Position{2});
}

TEST_CASE("the data directory of a single server is not taken for a copy") {
  contract::TemporaryDirectory directory;
  RocksLedgerOptions options;
  options.data_dir = directory.path() / "data";
  RocksLedger ledger(options);
  RocksEventLog log(ledger);
  const Lines records{"{}"};
  REQUIRE(log.append({}, records, {}) == AppendStatus::stored);
  RocksPeople people(ledger);
  MemoryShared shared(std::make_shared<MemoryPlace>());
  SystemClock clock;
  SystemEntropy entropy;
  CHECK_THROWS_AS(CopiedLog({shared, log, people, [] { return false; }, clock, entropy, {}}),
                  StoreError);
}
