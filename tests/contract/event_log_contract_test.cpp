// What every engine promises of its log (ledger/log/event_log.h).
#include <atomic>
#include <catch2/catch.hpp>
#include <limits>
#include <thread>

#include "base/store_error.h"
#include "engines.h"

using namespace seatledger;
using namespace seatledger::ledger;
using contract::open_engine;

namespace {

constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

std::string record_at(std::uint64_t position) {
  return "{\"position\":" + std::to_string(position) + "}";
}

std::vector<std::string> records_after(Position head, std::size_t count) {
  std::vector<std::string> records;
  for (std::size_t i = 1; i <= count; ++i) records.push_back(record_at(head.value + i));
  return records;
}

AppendStatus append(EventLog& log, std::size_t count) {
  return log.append(log.head(), records_after(log.head(), count), {});
}

// The log holds 1 .. head, each with its own bytes.
void check_whole(const EventLog& log) {
  const auto stored = log.read_after(Position{0}, no_limit);
  REQUIRE(Position{stored.size()} == log.head());
  for (std::size_t i = 0; i < stored.size(); ++i) {
    CHECK(stored[i] == StoredRecord{Position{i + 1}, record_at(i + 1)});
  }
}

}  // namespace

TEST_CASE("a new log is empty") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  CHECK(engine->log().head() == Position{0});
  CHECK(engine->log().read_after(Position{0}, 10).empty());
}

TEST_CASE("what is appended is read back, in order, from the next position on") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  EventLog& log = engine->log();
  CHECK(append(log, 3) == AppendStatus::stored);
  CHECK(log.head() == Position{3});
  CHECK(append(log, 1) == AppendStatus::stored);
  CHECK(log.head() == Position{4});
  check_whole(log);
}

TEST_CASE("records keep their bytes, whatever they are") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  const std::vector<std::string> records{"", std::string(3, '\0'), std::string(200'000, 'x'),
                                         "\xff\n\"", "{}"};
  CHECK(engine->log().append(Position{0}, records, {}) == AppendStatus::stored);
  engine->reopen();
  const auto stored = engine->log().read_after(Position{0}, no_limit);
  REQUIRE(stored.size() == records.size());
  for (std::size_t i = 0; i < records.size(); ++i) CHECK(stored[i].bytes == records[i]);
}

TEST_CASE("reading stops at the limit and at the head") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  EventLog& log = engine->log();
  append(log, 5);
  CHECK(log.read_after(Position{0}, 2).size() == 2);
  CHECK(log.read_after(Position{1}, 2).front().position == Position{2});
  CHECK(log.read_after(Position{3}, 100).size() == 2);
  CHECK(log.read_after(Position{4}, 1).front() == StoredRecord{Position{5}, record_at(5)});
  CHECK(log.read_after(Position{5}, 100).empty());
  CHECK(log.read_after(Position{99}, 100).empty());
  CHECK(log.read_after(Position{0}, 0).empty());
}

TEST_CASE("an append that expects another head stores nothing") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  EventLog& log = engine->log();
  append(log, 2);
  for (const Position wrong : {Position{0}, Position{1}, Position{3}}) {
    CHECK(log.append(wrong, records_after(wrong, 1), {}) == AppendStatus::conflict);
  }
  CHECK(log.head() == Position{2});
  check_whole(log);
}

TEST_CASE("an append of nothing changes nothing, and still compares the head") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  EventLog& log = engine->log();
  append(log, 1);
  CHECK(log.append(Position{1}, {}, {}) == AppendStatus::stored);
  CHECK(log.append(Position{0}, {}, {}) == AppendStatus::conflict);
  CHECK(log.head() == Position{1});
}

TEST_CASE("what was stored is there after a restart") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  append(engine->log(), 100);
  for (int i = 0; i < 3; ++i) {
    engine->reopen();
    check_whole(engine->log());
    CHECK(append(engine->log(), 2) == AppendStatus::stored);
  }
  CHECK(engine->log().head() == Position{106});
  check_whole(engine->log());
}

TEST_CASE("an append that is refused before it is written stores nothing") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  EventLog& log = engine->log();
  append(log, 1);
  engine->fail_append(1, AppendFault::unavailable);
  CHECK(append(log, 1) == AppendStatus::unavailable);
  check_whole(log);
  engine->allow_appends();
  CHECK(append(log, 1) == AppendStatus::stored);
  CHECK(log.head() == Position{2});
  check_whole(log);
}

TEST_CASE("after an unknown outcome nothing is appended until the log has recovered") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  const auto [fault, head] = GENERATE(table<AppendFault, std::uint64_t>(
      {{AppendFault::unknown_stored, 5}, {AppendFault::unknown_not_stored, 3}}));
  EventLog& log = engine->log();
  append(log, 3);
  engine->fail_append(1, fault);
  CHECK(append(log, 2) == AppendStatus::outcome_unknown);
  CHECK(log.head() == Position{3});
  check_whole(log);
  CHECK(append(log, 2) == AppendStatus::unavailable);

  log.recover();
  CHECK(log.head() == Position{head});
  check_whole(log);
  CHECK(append(log, 1) == AppendStatus::stored);
  engine->reopen();
  CHECK(engine->log().head() == Position{head + 1});
  check_whole(engine->log());
}

TEST_CASE("whichever append fails, the log is whole and goes on after recovery") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  const auto fault = GENERATE(AppendFault::unknown_stored, AppendFault::unknown_not_stored);
  EventLog& log = engine->log();
  for (int nth = 1; nth <= 6; ++nth) {
    engine->fail_append(nth, fault);
    const Position before = log.head();
    for (int i = 1; i < nth; ++i) CHECK(append(log, 3) == AppendStatus::stored);
    CHECK(append(log, 3) == AppendStatus::outcome_unknown);
    log.recover();
    const int stored = nth - (fault == AppendFault::unknown_not_stored ? 1 : 0);
    CHECK(log.head().value == before.value + 3 * static_cast<std::uint64_t>(stored));
    check_whole(log);
  }
}

TEST_CASE("a recovery that fails may be tried again") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  EventLog& log = engine->log();
  append(log, 3);
  engine->fail_append(1, AppendFault::unknown_stored);
  append(log, 1);
  engine->fail_recovers(true);
  CHECK_THROWS_AS(log.recover(), StoreError);
  CHECK(append(log, 1) == AppendStatus::unavailable);
  CHECK_THROWS_AS(log.recover(), StoreError);
  engine->fail_recovers(false);
  log.recover();
  CHECK(log.head() == Position{4});
  check_whole(log);
  CHECK(append(log, 1) == AppendStatus::stored);
}

TEST_CASE("readers beside the writer see a log without gaps") {
  const auto engine = open_engine(GENERATE(ENGINE_NAMES));
  EventLog& log = engine->log();
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0;
  const auto read = [&] {
    while (!done) {
      const Position head = log.head();
      const Position from{head.value > 50 ? head.value - 50 : 0};
      const auto records = log.read_after(from, no_limit);
      if (records.size() < head.value - from.value) ++wrong;
      std::uint64_t next = from.value;
      for (const StoredRecord& record : records) {
        if (record != StoredRecord{Position{++next}, record_at(next)}) ++wrong;
      }
    }
  };
  std::thread first(read);
  std::thread second(read);
  for (int i = 0; i < 100; ++i) {
    if (append(log, 1 + static_cast<std::size_t>(i % 7)) != AppendStatus::stored) ++wrong;
    if (i % 25 == 24) log.recover();
  }
  done = true;
  first.join();
  second.join();
  CHECK(wrong == 0);
  check_whole(log);
}
