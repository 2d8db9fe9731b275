// The fast fold makes the rows that the plain one makes, wherever its runs end and whenever it is
// stopped.
#include "projections/fold/fold_fast.h"

#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/store_error.h"
#include "projections/store/tiered_store.h"
#include "projections/views/view_list.h"
#include "support/seat_sequence.h"

namespace seatledger::projections {
namespace {

using seat_sequence::any_sequence;
using sequencer_world::World;

std::vector<Change> copied(std::span<const RunRow> rows) {
  std::vector<Change> changes;
  for (const RunRow& row : rows) {
    Change& change = changes.emplace_back();
    change.key = row.key;
    if (row.value) change.value = std::string(*row.value);
  }
  return changes;
}

// Adds to a store in memory, as durably as files are.
class AddingStore {
 public:
  explicit AddingStore(MemoryStore& store) : store_(store) {}
  void operator()(std::span<const RunRow> rows) {
    const std::vector<Change> copies = copied(rows);
    for (std::size_t i = 1; i < copies.size(); ++i) {
      if (copies[i - 1].key >= copies[i].key) ++disordered;
    }
    store_.write(copies);
    store_.flush();
    ++runs;
  }
  int runs = 0;
  int disordered = 0;

 private:
  MemoryStore& store_;
};

std::optional<std::string> difference_of(const KeyValueStore& left, const KeyValueStore& right) {
  const auto difference = compare(*left.snapshot(), *right.snapshot());
  if (!difference) return std::nullopt;
  return describe(*difference);
}

void fill_world(World& world, std::uint64_t seed) {
  for (const auto& step : any_sequence(seed)) world.run(step.request);
}

MemoryStore& folded_plainly(const World& world, MemoryStore& store) {
  ViewSet views(store);
  fold(world.log, views);
  return store;
}

TEST_CASE("the fast fold makes the rows of the plain one") {
  rc::prop("with runs of any size, stopped and gone on with anywhere", [] {
    World world;
    fill_world(world, *rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint64_t>()));
    MemoryStore plain;
    folded_plainly(world, plain);
    MemoryStore fast;
    AddingStore add(fast);
    FastFoldOptions options;
    options.decoders = *rc::gen::inRange<std::size_t>(1, 4);
    while (stored_checkpoint(fast) < world.log.head()) {
      options.run_bytes = *rc::gen::inRange<std::size_t>(1, 20000);
      options.rows_bytes = *rc::gen::inRange<std::size_t>(1, 20000);
      options.piece_events = *rc::gen::inRange<std::size_t>(1, 20);
      auto pieces = *rc::gen::inRange(1, 20);
      options.progress = [&](Position) { return --pieces > 0; };
      fold_fast(world.log, fast, std::ref(add), options);
      // Only what was added is left.
      fast.crash();
    }
    RC_ASSERT(add.disordered == 0);
    RC_ASSERT(difference_of(plain, fast) == std::nullopt);
  });
}

TEST_CASE("a run that cannot be added ends the fold, which then goes on before it") {
  World world;
  fill_world(world, 7);
  MemoryStore plain;
  folded_plainly(world, plain);
  MemoryStore fast;
  AddingStore add(fast);
  FastFoldOptions options;
  options.run_bytes = 2000;
  options.piece_events = 3;
  fast.fail_write(7);
  CHECK_THROWS_AS(fold_fast(world.log, fast, std::ref(add), options), StoreError);
  fast.recover();
  const Position kept = stored_checkpoint(fast);
  CHECK(kept > Position{0});
  CHECK(kept < world.log.head());
  CHECK(fold_fast(world.log, fast, std::ref(add), options) == world.log.head());
  CHECK(difference_of(plain, fast) == std::nullopt);
}

TEST_CASE("a fold to a position is the past, and one to where it is does nothing") {
  World world;
  fill_world(world, 3);
  const Position middle{world.log.head().value / 2};
  MemoryStore plain;
  ViewSet views(plain);
  fold(world.log, views, {middle, 4096, {}});
  MemoryStore fast;
  AddingStore add(fast);
  FastFoldOptions options;
  options.until = middle;
  CHECK(fold_fast(world.log, fast, std::ref(add), options) == middle);
  CHECK(difference_of(plain, fast) == std::nullopt);
  const int runs = add.runs;
  CHECK(fold_fast(world.log, fast, std::ref(add), options) == middle);
  CHECK(add.runs == runs);
  options.until = Position{middle.value - 1};
  CHECK_THROWS_AS(fold_fast(world.log, fast, std::ref(add), options), StoreError);
}

// The positions at which a commit of the world ends; 0 is one.
std::set<Position> ends_of(const World& world) {
  std::set<Position> ends{Position{}};
  for (const ledger::Event& event : world.events()) ends.insert(event.commit.last());
  return ends;
}

// Goes on until the head. The fold is stopped, or its store fails, at the n-th of its writes.
template <class Fold>
void check_stopped_folds(const World& world, const Fold& fold_until) {
  const std::set<Position> ends = ends_of(world);
  REQUIRE(ends.size() < world.head());  // some commits have several events
  MemoryStore plain;
  folded_plainly(world, plain);
  bool is_whole = false;
  for (int nth = 1; !is_whole; ++nth) {
    for (const bool fails : {false, true}) {
      MemoryStore store;
      if (fails) store.fail_write(static_cast<std::size_t>(nth));
      int writes = 0;
      try {
        fold_until(store, [&](Position) { return ++writes < nth; });
      } catch (const StoreError&) {
        store.recover();
      }
      const Position reached = stored_checkpoint(store);
      INFO("write " << nth << ", reached " << reached.value);
      CHECK(ends.contains(reached));
      is_whole = reached == world.log.head();
      store.fail_write(0);
      fold_until(store, [](Position) { return true; });
      CHECK(difference_of(plain, store) == std::nullopt);
    }
  }
}

TEST_CASE("wherever a fold is stopped, its rows are those after a whole commit") {
  World world;
  fill_world(world, 7);
  const auto batch = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{5});
  SECTION("the plain one") {
    check_stopped_folds(world, [&](MemoryStore& store, auto progress) {
      ViewSet views(store);
      fold(world.log, views, {{}, batch, progress});
      views.flush();
    });
  }
  SECTION("the fast one") {
    check_stopped_folds(world, [&](MemoryStore& store, auto progress) {
      AddingStore add(store);
      FastFoldOptions options;
      options.run_bytes = 1;
      options.piece_events = batch;
      options.progress = progress;
      fold_fast(world.log, store, std::ref(add), options);
    });
  }
}

// The store below the tiers; keeps where each tier that was flushed into it ended.
class FlushedTiers final : public RunStore {
 public:
  std::optional<std::string> get(std::string_view key) const override { return rows_.get(key); }
  std::unique_ptr<Snapshot> snapshot() const override { return rows_.snapshot(); }
  void write(const std::vector<Change>& changes) override { rows_.write(changes); }
  void flush() override {}
  void start_flush() override {}
  void recover() override { rows_.recover(); }
  void ingest(std::span<const RunRow> rows) override {
    rows_.write(copied(rows));
    flushed.push_back(stored_checkpoint(rows_));
  }
  bool is_broken() const override { return false; }
  void copy_to(const std::filesystem::path&) override {}
  bool compact() override { return true; }
  void stop_compacting() override {}

  std::vector<Position> flushed;  // by one thread, read when it ended

 private:
  MemoryStore rows_;
};

TEST_CASE("a tier of rows is flushed where a commit ends") {
  World world;
  fill_world(world, 7);
  const auto below = std::make_shared<FlushedTiers>();
  {
    TieredStoreOptions options;
    options.tier_bytes = GENERATE(std::size_t{1}, std::size_t{3000});
    TieredStore store(below, options);
    ViewSet::Options flushing;
    flushing.flush_events = 2;
    ViewSet views(store, flushing);
    fold(world.log, views, {{}, 1, {}});
    views.flush();
  }
  const std::set<Position> ends = ends_of(world);
  CHECK(below->flushed.size() > 3);
  for (const Position position : below->flushed) CHECK(ends.contains(position));
}

TEST_CASE("rows of a run are found while it gathers, while it is added, and after") {
  MemoryStore below;
  below.write({{"a", "0"}, {"b", "0"}, {"h", "0"}});
  std::vector<int> added;
  RunWriter::Options options;
  options.unread_tables = "h";
  options.rows_bytes = 1;
  RunWriter runs(
      below,
      [&](std::span<const RunRow> rows) {
        added.push_back(static_cast<int>(rows.size()));
        below.write(copied(rows));
      },
      options);
  CHECK(runs.get("a") == "0");
  runs.put("a", "1");
  runs.put("h1", "1");
  runs.erase("b");
  runs.put("h1", "2");
  runs.put("c", "1");
  runs.commit();
  const auto check_rows = [&] {
    CHECK(runs.get("a") == "1");
    CHECK(runs.get("h1") == "2");
    CHECK(runs.get("h") == "0");
    CHECK_FALSE(runs.get("b"));
    CHECK(runs.get("c") == "1");
    CHECK_FALSE(runs.get("d"));
  };
  check_rows();
  CHECK(below.get("a") == "0");
  runs.start_flush();
  check_rows();
  runs.flush();
  check_rows();
  CHECK(added == std::vector{4});
  CHECK(below.get("h1") == "2");
  CHECK_FALSE(below.get("b"));
}

// Keys that begin alike, that are the beginning of others, and that hold zeros.
std::string any_key() {
  std::string key(*rc::gen::inRange<std::size_t>(0, 3) * 16, 'k');
  const auto more = *rc::gen::inRange<std::size_t>(0, 20);
  for (std::size_t i = 0; i < more; ++i) key += *rc::gen::element('\0', 'a', '\xff');
  return key;
}

TEST_CASE("a run is sorted as its keys are, and of equal keys the last counts") {
  rc::prop("as a map is", [] {
    RowRun run;
    for (int round = 0; round < 2; ++round) {
      run.clear();
      std::map<std::string, std::optional<std::string>> expected;
      const auto rows = *rc::gen::inRange(0, 300);
      for (int i = 0; i < rows; ++i) {
        std::string key = any_key();
        std::optional<std::string> value;
        if (i % 5 != 0) value = std::to_string(i);
        run.put(key, value ? std::optional<std::string_view>(*value) : std::nullopt);
        expected[std::move(key)] = std::move(value);
      }
      const auto sorted = run.sort();
      RC_ASSERT(sorted.size() == expected.size());
      auto next = expected.begin();
      for (const RunRow& row : sorted) {
        RC_ASSERT(row.key == next->first);
        RC_ASSERT(row.value.has_value() == next->second.has_value());
        if (row.value) RC_ASSERT(*row.value == *next->second);
        ++next;
      }
    }
  });
}

TEST_CASE("stores are compared row by row, however many rows they have") {
  MemoryStore left;
  MemoryStore right;
  std::vector<Change> rows;
  for (int i = 0; i < 4000; ++i) {
    rows.push_back({"L" + std::to_string(10000 + i), std::string(1000, 'v')});
  }
  left.write(rows);
  right.write(rows);
  CHECK(difference_of(left, right) == std::nullopt);
  SECTION("a row that only one of them has") {
    right.write({{"L13999", std::nullopt}});
    CHECK(difference_of(left, right) == "view license, row \"L13999\": only in the first");
    CHECK(difference_of(right, left) == "view license, row \"L13999\": only in the second");
  }
  SECTION("the first of several") {
    right.write({{"L10000", "other"}, {"L12000", "other"}});
    CHECK(difference_of(left, right)->find("view license, row \"L10000\": 76") == 0);
  }
}

// Fails in the middle of a scan.
class FailingSnapshot final : public Snapshot {
 public:
  std::optional<std::string> get(std::string_view) const override { return {}; }
  void scan(std::string_view, std::string_view, const Visit& visit) const override {
    for (int i = 0; i < 5000; ++i) {
      if (!visit("L" + std::to_string(10000 + i), std::string(1000, 'v'))) return;
    }
    throw StoreError("the views cannot be read");
  }
  void scan_down(std::string_view, std::string_view, const Visit&) const override {}
};

TEST_CASE("a comparison ends when a store cannot be read, and at its first difference") {
  const FailingSnapshot failing;
  MemoryStore empty;
  CHECK_THROWS_AS(compare(failing, failing), StoreError);
  CHECK(compare(failing, *empty.snapshot())->key == "L10000");
}

// Tells whether a view reads rows that its row in the list says only queries read.
class WatchedRows final : public RowWriter {
 public:
  std::optional<std::string> get(std::string_view key) const override {
    for (const View* view : all_views()) {
      if (view->name != view_name_of(key)) continue;
      // Its totals are views' own: they are counted on.
      const auto table = static_cast<Table>(key.front());
      if (table != Table::record_total && !view->is_folded_from(table)) ++undeclared;
    }
    return rows_.get(key);
  }
  void put(std::string key, std::string value) override { rows_.put(key, value); }
  void erase(std::string key) override { rows_.erase(key); }
  mutable int undeclared = 0;

 private:
  MemoryStore store_;
  ViewBatch rows_{store_};
};

TEST_CASE("no view reads rows that are kept for queries only") {
  World world;
  fill_world(world, 7);
  WatchedRows rows;
  for (const ledger::Event& event : world.events()) {
    for (const View* view : all_views()) view->apply(event, rows);
  }
  CHECK(rows.undeclared == 0);
}

}  // namespace
}  // namespace seatledger::projections
