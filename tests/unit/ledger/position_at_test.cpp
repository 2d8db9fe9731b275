#include "ledger/log/position_at.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

// A log of which only times matter; counts how often it is read.
class TimesLog final : public EventLog {
 public:
  explicit TimesLog(std::vector<std::int64_t> times) : times_(std::move(times)) {}

  Position head() const override { return Position{times_.size()}; }
  AppendStatus append(Position, std::span<const std::string>,
                      std::span<const PersonWrite>) override {
    return AppendStatus::unavailable;
  }
  std::vector<StoredRecord> read_after(Position position, std::size_t limit) const override {
    ++reads;
    std::vector<StoredRecord> found;
    for (std::uint64_t at = position.value; at < times_.size() && found.size() < limit; ++at) {
      found.push_back({Position{at + 1}, record(at)});
    }
    return found;
  }
  void recover() override {}

  // What a search must find.
  Position expected(std::int64_t at) const {
    return Position{static_cast<std::uint64_t>(std::upper_bound(times_.begin(), times_.end(), at) -
                                               times_.begin())};
  }
  mutable std::size_t reads = 0;

 private:
  std::string record(std::uint64_t index) const {
    return R"({"v":1,"position":)" + std::to_string(index + 1) +
           R"(,"commit":{"id":1,"index":0,"size":1},"recorded":")" +
           to_text(Timestamp{times_[index]}) + R"(","type":"\"recorded\":\"x\""})";
  }

  std::vector<std::int64_t> times_;
};

constexpr std::int64_t start = 1'700'000'000'000'000;

// Commits of 1 to `commit_max` events, each `gap(i)` microseconds after the one before.
template <class Gap>
TimesLog log_of(std::size_t events, std::size_t commit_max, std::mt19937_64& dice, const Gap& gap) {
  std::vector<std::int64_t> times;
  std::int64_t now = start;
  while (times.size() < events) {
    now += gap(times.size());
    times.insert(times.end(), 1 + dice() % commit_max, now);
  }
  return TimesLog(std::move(times));
}

// The most reads that one search took.
std::size_t check_searches(const TimesLog& log, std::int64_t end, std::mt19937_64& dice) {
  std::size_t most = 0;
  for (int i = 0; i < 2000; ++i) {
    const auto span = static_cast<std::uint64_t>(end - start) + 20;
    const std::int64_t at = start - 10 + static_cast<std::int64_t>(dice() % span);
    log.reads = 0;
    const Position found = position_at(log, Timestamp{at});
    most = std::max(most, log.reads);
    if (found != log.expected(at)) {
      CHECK(found == log.expected(at));
      return most;
    }
  }
  return most;
}

TEST_CASE("a time is found wherever commits stand, in few reads") {
  std::mt19937_64 dice(7);
  SECTION("evenly") {
    const TimesLog log = log_of(100'000, 1, dice, [](std::size_t) { return 1000; });
    CHECK(check_searches(log, start + 100'000'000, dice) <= 6);
  }
  SECTION("at random, in commits of several events") {
    const TimesLog log = log_of(100'000, 40, dice, [&](std::size_t) {
      return static_cast<std::int64_t>(1 + dice() % 5000);
    });
    CHECK(check_searches(log, start + 15'000'000, dice) <= 24);
  }
  SECTION("in bursts with long pauses") {
    const TimesLog log = log_of(100'000, 3, dice, [&](std::size_t) {
      return dice() % 997 == 0 ? std::int64_t{1'000'000'000} : std::int64_t{1};
    });
    CHECK(check_searches(log, start + 60'000'000'000, dice) <= 48);
  }
  SECTION("ever faster") {
    const TimesLog log = log_of(60'000, 2, dice, [](std::size_t i) {
      return std::int64_t{1} + static_cast<std::int64_t>(1'000'000'000'000 / (1 + i * i));
    });
    CHECK(check_searches(log, start + 2'000'000'000'000, dice) <= 48);
  }
  SECTION("one commit of very many events") {
    const TimesLog log = log_of(100'000, 50'000, dice, [](std::size_t) { return 7; });
    CHECK(check_searches(log, start + 100, dice) <= 48);
  }
}

TEST_CASE("an index of times finds the same, in fewer and fewer reads") {
  std::mt19937_64 dice(13);
  const TimesLog log = log_of(
      100'000, 40, dice, [&](std::size_t) { return static_cast<std::int64_t>(1 + dice() % 5000); });
  TimeIndex index(log);
  std::vector<std::size_t> reads;
  for (int part = 0; part < 10; ++part) {
    log.reads = 0;
    for (int i = 0; i < 1000; ++i) {
      const std::int64_t at = start - 10 + static_cast<std::int64_t>(dice() % 12'600'000);
      REQUIRE(index.position_at(Timestamp{at}) == log.expected(at));
    }
    reads.push_back(log.reads);
  }
  CHECK(reads.back() < reads.front());
  CHECK(reads.back() < 4000);
}

TEST_CASE("every time of a small log is found") {
  std::mt19937_64 dice(11);
  for (std::size_t events = 0; events < 80; ++events) {
    const TimesLog log =
        log_of(events, 1 + events % 5, dice, [](std::size_t i) { return 1 + (i * 7) % 4; });
    for (std::int64_t at = start - 2; at < start + 400; ++at) {
      REQUIRE(position_at(log, Timestamp{at}) == log.expected(at));
    }
  }
}

TEST_CASE("a record without its time is no record") {
  CHECK(recorded_in(R"({"v":1,"recorded":"2026-03-04T05:06:08.000001Z","type":"x"})") ==
        Timestamp{1'772'600'768'000'001});
  CHECK_THROWS_AS(recorded_in(R"({"v":1,"recorded":"soon"})"), StoreError);
  CHECK_THROWS_AS(recorded_in("{}"), StoreError);
}

}  // namespace
}  // namespace seatledger::ledger
