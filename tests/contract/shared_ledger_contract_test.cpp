// What every engine promises of a shared ledger (ledger/shared/shared_ledger.h).
#include <catch2/catch.hpp>
#include <thread>

#include "shared_engines.h"

using namespace seatledger;
using namespace seatledger::ledger;
using contract::open_shared_engine;
using contract::shared_engine_names;
using contract::SharedEngine;

namespace {

constexpr std::size_t all_bytes = std::size_t{1} << 30U;
const ServerIdentity first_server{"00000000-0000-4000-8000-000000000001", "one", "http://one:1"};
const ServerIdentity second_server{"00000000-0000-4000-8000-000000000002", "two", "http://two:2"};

std::string append_id(std::uint64_t number) {
  std::string digits = std::to_string(number);
  return "00000000-0000-4000-9000-" + std::string(12 - digits.size(), '0') + digits;
}

// A server that leads, or tries to.
struct Member {
  Member(SharedEngine& engine, ServerIdentity who)
      : ledger(engine.connect()), rows(engine.connect_rows()), me(std::move(who)) {}

  bool take_lead() {
    const auto taken = ledger->take_lead(ledger->watch(), me);
    if (taken) term = *taken;
    return taken.has_value();
  }
  SharedAppend append(std::uint64_t id, const std::vector<std::string>& records,
                      const std::vector<PersonRow>& people = {}) {
    const SharedAppend answer = ledger->append(term, last, {append_id(id), records, people});
    if (answer == SharedAppend::stored) last = link_after(id, records.size());
    return answer;
  }
  ChunkLink link_after(std::uint64_t id, std::size_t records) const {
    return {Position{last.head.value + 1}, Position{last.head.value + records}, append_id(id)};
  }

  std::unique_ptr<SharedLedger> ledger;
  std::unique_ptr<SharedRows> rows;
  ServerIdentity me;
  Term term;
  ChunkLink last;
};

std::vector<std::string> records_of(const Piece& piece) {
  std::vector<std::string> records;
  for (const Chunk& chunk : piece.chunks) {
    records.insert(records.end(), chunk.records.begin(), chunk.records.end());
  }
  return records;
}

}  // namespace

TEST_CASE("a new shared ledger is empty, and nobody leads") {
  const auto engine = open_shared_engine(GENERATE(from_range(shared_engine_names())));
  const auto ledger = engine->connect();
  CHECK(ledger->watch() == Leadership{0, 0, std::nullopt});
  const Piece piece = ledger->follow({}, all_bytes);
  CHECK(piece.continues);
  CHECK(piece.at_head);
  CHECK(piece.chunks.empty());
  CHECK(piece.people.empty());
  CHECK(piece.next.origin == "origin");
  CHECK(piece.next.chunk == ChunkLink{});
}

TEST_CASE("the lead is taken once, from what was seen, and kept") {
  const auto engine = open_shared_engine(GENERATE(from_range(shared_engine_names())));
  Member one(*engine, first_server);
  Member two(*engine, second_server);
  const Leadership seen = two.ledger->watch();
  REQUIRE(one.take_lead());
  CHECK(one.term.epoch == 1);
  CHECK_FALSE(two.ledger->take_lead(seen, two.me));
  CHECK(two.ledger->watch() == Leadership{1, 1, first_server});
  CHECK(one.ledger->keep_lead(one.term));
  CHECK(two.ledger->watch() == Leadership{1, 2, first_server});

  SECTION("a beat is a sign of life: who saw the one before it does not get the lead") {
    const Leadership old = two.ledger->watch();
    CHECK(one.ledger->keep_lead(one.term));
    CHECK_FALSE(two.ledger->take_lead(old, two.me));
  }
  SECTION("another takes it") {
    REQUIRE(two.take_lead());
    CHECK(two.term.epoch == 2);
    CHECK_FALSE(one.ledger->keep_lead(one.term));
    CHECK(one.ledger->watch() == Leadership{2, 3, second_server});
    one.ledger->give_up_lead(one.term);
    CHECK(one.ledger->watch() == Leadership{2, 3, second_server});
  }
  SECTION("it is given up") {
    one.ledger->give_up_lead(one.term);
    CHECK(one.ledger->watch() == Leadership{1, 3, std::nullopt});
    CHECK_FALSE(one.ledger->keep_lead(one.term));
    CHECK(two.take_lead());
  }
}

TEST_CASE("what the leader appends, others follow") {
  const auto engine = open_shared_engine(GENERATE(from_range(shared_engine_names())));
  Member one(*engine, first_server);
  const auto follower = engine->connect();
  REQUIRE(one.take_lead());
  const std::vector<std::string> odd{"", std::string(3, '\0'), "\xff\n\"",
                                     std::string(100'000, 'x')};
  CHECK(one.append(1, odd) == SharedAppend::stored);
  const Piece piece = follower->follow({}, all_bytes);
  REQUIRE(piece.chunks.size() == 1);
  CHECK(piece.chunks[0] == Chunk{{Position{1}, Position{4}, append_id(1)}, odd});
  CHECK(piece.at_head);
  CHECK(piece.leadership.leader == first_server);
  CHECK(piece.leadership.epoch == 1);

  CHECK(one.append(2, {"five"}) == SharedAppend::stored);
  CHECK(one.append(3, {"six", "seven"}) == SharedAppend::stored);
  const Piece rest = follower->follow(piece.next, all_bytes);
  CHECK(rest.from == piece.next);
  CHECK(records_of(rest) == std::vector<std::string>{"five", "six", "seven"});
  CHECK(rest.next.chunk == one.last);
  const Piece none = follower->follow(rest.next, all_bytes);
  CHECK(none.chunks.empty());
  CHECK(none.at_head);
  CHECK(none.next == rest.next);
}

TEST_CASE("a piece is about as large as asked for, and one chunk at least") {
  const auto engine = open_shared_engine(GENERATE(from_range(shared_engine_names())));
  Member one(*engine, first_server);
  REQUIRE(one.take_lead());
  for (std::uint64_t i = 1; i <= 5; ++i) {
    REQUIRE(one.append(i, {"record " + std::to_string(i)}) == SharedAppend::stored);
  }
  Cursor cursor;
  std::vector<std::string> records;
  for (int pieces = 1; pieces <= 5; ++pieces) {
    const Piece piece = one.ledger->follow(cursor, 1);
    REQUIRE(piece.chunks.size() == 1);
    CHECK(piece.at_head == (pieces == 5));
    records.push_back(piece.chunks[0].records[0]);
    cursor = piece.next;
  }
  CHECK(records.back() == "record 5");
}

TEST_CASE("people come as they are now, ordered by who wrote them last") {
  const auto engine = open_shared_engine(GENERATE(from_range(shared_engine_names())));
  Member one(*engine, first_server);
  REQUIRE(one.take_lead());
  REQUIRE(one.append(1, {"a", "b"}, {{PersonId{7}, "seven"}, {PersonId{3}, "three"}}) ==
          SharedAppend::stored);
  const Piece first = one.ledger->follow({}, all_bytes);
  CHECK(first.people == std::vector<PersonRow>{{PersonId{3}, "three"}, {PersonId{7}, "seven"}});

  REQUIRE(one.append(2, {"c"}, {{PersonId{3}, std::nullopt}, {PersonId{8}, "J\u00fcrgen"}}) ==
          SharedAppend::stored);
  REQUIRE(one.append(3, {"d"}, {{PersonId{7}, "seven again"}}) == SharedAppend::stored);
  const Piece rest = one.ledger->follow(first.next, all_bytes);
  CHECK(rest.people == std::vector<PersonRow>{{PersonId{3}, std::nullopt},
                                              {PersonId{8}, "J\u00fcrgen"},
                                              {PersonId{7}, "seven again"}});
  CHECK(rest.next.changed == Position{4});
  CHECK(rest.next.person == PersonId{7});
  CHECK(one.ledger->follow({}, all_bytes).people == rest.people);
  CHECK(one.ledger->follow(rest.next, all_bytes).people.empty());
}

TEST_CASE("only the leader of this epoch appends, and only behind the last chunk") {
  const auto engine = open_shared_engine(GENERATE(from_range(shared_engine_names())));
  Member one(*engine, first_server);
  Member two(*engine, second_server);
  REQUIRE(one.take_lead());
  REQUIRE(one.append(1, {"a"}) == SharedAppend::stored);

  SECTION("another head") {
    const ChunkLink good = one.last;
    for (const ChunkLink& wrong : {ChunkLink{}, ChunkLink{Position{1}, Position{1}, append_id(9)},
                                   ChunkLink{Position{1}, Position{2}, append_id(9)},
                                   ChunkLink{Position{2}, Position{2}, append_id(1)}}) {
      one.last = wrong;
      CHECK(one.append(2, {"b"}, {{PersonId{1}, "row"}}) == SharedAppend::other_head);
    }
    one.last = good;
    CHECK(one.ledger->follow({}, all_bytes).people.empty());
    CHECK(one.append(2, {"b"}) == SharedAppend::stored);
  }
  SECTION("the lead was lost") {
    REQUIRE(two.take_lead());
    CHECK(one.append(2, {"b"}, {{PersonId{1}, "row"}}) == SharedAppend::not_leader);
    two.last = one.last;
    CHECK(two.append(3, {"c"}) == SharedAppend::stored);
  }
  const auto records = records_of(one.ledger->follow({}, all_bytes));
  REQUIRE(records.size() == 2);
  CHECK(records[0] == "a");
}

TEST_CASE("nothing is appended without a second machine") {
  const auto engine = open_shared_engine(GENERATE(from_range(shared_engine_names())));
  Member one(*engine, first_server);
  REQUIRE(one.take_lead());
  engine->set_standby_configured(false);
  CHECK(one.append(1, {"a"}) == SharedAppend::no_standby);
  engine->set_standby_configured(true);
  CHECK(one.append(1, {"a"}) == SharedAppend::stored);
}

TEST_CASE("settling fences an append, and says whether it was stored") {
  const auto engine = open_shared_engine(GENERATE(from_range(shared_engine_names())));
  Member one(*engine, first_server);
  Member two(*engine, second_server);
  REQUIRE(one.take_lead());
  REQUIRE(one.append(1, {"a"}) == SharedAppend::stored);
  const Term sent_in = one.term;
  const ChunkLink before = one.last;

  SECTION("not stored, and never will be") {
    const Settled settled = one.ledger->settle(one.term, before, append_id(2));
    CHECK_FALSE(settled.stored);
    CHECK(settled.leads);
    CHECK(one.term.epoch == sent_in.epoch + 1);
    const std::vector<std::string> late{"late"};
    CHECK(one.ledger->append(sent_in, before, {append_id(2), late, {}}) ==
          SharedAppend::not_leader);
    CHECK(one.append(3, {"b"}) == SharedAppend::stored);
  }
  SECTION("stored") {
    REQUIRE(one.append(2, {"b"}) == SharedAppend::stored);
    const Settled settled = one.ledger->settle(one.term, before, append_id(2));
    CHECK(settled.stored);
    CHECK(settled.leads);
    CHECK(one.append(3, {"c"}) == SharedAppend::stored);
  }
  SECTION("stored, but another leads now, and has appended") {
    REQUIRE(one.append(2, {"b"}) == SharedAppend::stored);
    REQUIRE(two.take_lead());
    two.last = one.last;
    REQUIRE(two.append(3, {"c"}) == SharedAppend::stored);
    const Settled settled = one.ledger->settle(one.term, before, append_id(2));
    CHECK(settled.stored);
    CHECK_FALSE(settled.leads);
  }
  SECTION("not stored, and another leads now") {
    REQUIRE(two.take_lead());
    two.last = one.last;
    REQUIRE(two.append(3, {"c"}) == SharedAppend::stored);
    const Settled settled = one.ledger->settle(one.term, before, append_id(2));
    CHECK_FALSE(settled.stored);
    CHECK_FALSE(settled.leads);
    CHECK(two.ledger->keep_lead(two.term));
  }
}

TEST_CASE("a cursor that the ledger does not know is noticed") {
  const auto engine = open_shared_engine(GENERATE(from_range(shared_engine_names())));
  Member one(*engine, first_server);
  REQUIRE(one.take_lead());
  REQUIRE(one.append(1, {"a"}) == SharedAppend::stored);
  const Cursor good = one.ledger->follow({}, all_bytes).next;
  Cursor lost = good;
  lost.chunk = {Position{2}, Position{2}, append_id(2)};
  Cursor replaced = good;
  replaced.chunk.id = append_id(2);
  Cursor foreign = good;
  foreign.origin = "another ledger";
  for (const Cursor& wrong : {lost, replaced, foreign}) {
    const Piece piece = one.ledger->follow(wrong, all_bytes);
    CHECK_FALSE(piece.continues);
    CHECK(piece.chunks.empty());
    CHECK(piece.next == wrong);
  }
  CHECK(one.ledger->follow(good, all_bytes).continues);
}

TEST_CASE("who waits is woken by an append, or by hand") {
  const auto engine = open_shared_engine(GENERATE(from_range(shared_engine_names())));
  Member one(*engine, first_server);
  REQUIRE(one.take_lead());
  const auto follower = engine->connect();
  constexpr std::chrono::minutes long_time{10};
  follower->wait(std::chrono::milliseconds{0});  // listens from here on
  REQUIRE(one.append(1, {"a"}) == SharedAppend::stored);
  follower->wait(long_time);
  std::thread waker([&] { follower->wake(); });
  follower->wait(long_time);
  waker.join();
  follower->wait(std::chrono::milliseconds{1});
}
