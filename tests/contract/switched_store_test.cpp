// Replacing one store by another, and adding rows as files.
#include <atomic>
#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "base/store_error.h"
#include "projections/store/rocks_store.h"
#include "projections/store/switched_store.h"
#include "support/memory_store.h"
#include "support/temporary_directory.h"

using namespace seatledger;
using namespace seatledger::projections;

namespace {

std::shared_ptr<RocksStore> open_rocks(const std::filesystem::path& directory) {
  RocksStoreOptions options;
  options.directory = directory;
  options.flush_on_close = false;
  return std::make_shared<RocksStore>(options);
}

std::vector<RunRow> rows_of(const std::vector<Change>& changes) {
  std::vector<RunRow> rows;
  for (const Change& change : changes) rows.push_back({change.key, change.value});
  return rows;
}

std::size_t rows_in(const Snapshot& snapshot) {
  std::size_t rows = 0;
  snapshot.scan({}, {}, [&](std::string_view, std::string_view) { return ++rows, true; });
  return rows;
}

}  // namespace

TEST_CASE("reads and writes go to the store in use, snapshots stay with theirs") {
  const auto first = std::make_shared<MemoryStore>();
  const auto second = std::make_shared<MemoryStore>();
  second->write({{"a", "second"}});
  SwitchedStore store(first);
  store.write({{"a", "first"}});
  const auto before = store.snapshot();
  CHECK(store.switch_to(second) == first);
  CHECK(store.current() == second);
  CHECK(store.get("a") == "second");
  CHECK(before->get("a") == "first");
  CHECK(store.snapshot()->get("a") == "second");
  store.write({{"b", "1"}});
  CHECK_FALSE(first->get("b"));
  CHECK(second->get("b") == "1");
}

TEST_CASE("a snapshot keeps the store before open until it goes") {
  const contract::TemporaryDirectory directory;
  SwitchedStore store(open_rocks(directory.path() / "1"));
  store.write({{"a", "1"}});
  auto snapshot = store.snapshot();
  std::weak_ptr<KeyValueStore> old = store.switch_to(open_rocks(directory.path() / "2"));
  CHECK_FALSE(store.get("a"));
  CHECK(snapshot->get("a") == "1");
  CHECK_FALSE(old.expired());
  CHECK_THROWS_AS(open_rocks(directory.path() / "1"), StoreError);
  snapshot.reset();
  CHECK(old.expired());
  CHECK_NOTHROW(open_rocks(directory.path() / "1"));
}

TEST_CASE("readers beside switches see one store or the other") {
  const std::vector<std::shared_ptr<MemoryStore>> stores{std::make_shared<MemoryStore>(),
                                                         std::make_shared<MemoryStore>()};
  stores[0]->write({{"a", "0"}, {"b", "0"}});
  stores[1]->write({{"a", "1"}, {"b", "1"}});
  SwitchedStore store(stores[0]);
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0;
  std::atomic<int> reads = 0;
  std::thread reader([&] {
    while (!done) {
      const auto snapshot = store.snapshot();
      if (!store.get("a") || snapshot->get("a") != snapshot->get("b")) ++torn;
      ++reads;
    }
  });
  for (int i = 0; i < 10000 || reads == 0; ++i) {
    store.switch_to(stores[static_cast<std::size_t>(i % 2)]);
  }
  done = true;
  reader.join();
  CHECK(torn == 0);
}

TEST_CASE("added rows stand above what was written, and outlive a crash without a flush") {
  const contract::TemporaryDirectory directory;
  {
    const auto store = open_rocks(directory.path());
    store->write({{"a", "1"}, {"b", "1"}});
    const std::vector<Change> changes{{"a", "2"}, {"b", std::nullopt}, {"c", "2"}};
    store->ingest(rows_of(changes));
    CHECK(store->get("a") == "2");
    CHECK_FALSE(store->get("b"));
    CHECK(rows_in(*store->snapshot()) == 2);
    store->ingest({});
    store->write({{"c", "3"}});
    CHECK(store->get("c") == "3");
  }
  const auto store = open_rocks(directory.path());
  CHECK(store->get("a") == "2");
  CHECK_FALSE(store->get("b"));
  // Written after, and never flushed.
  CHECK(store->get("c") == "2");
}

TEST_CASE("a snapshot sees nothing of rows that are added later") {
  const contract::TemporaryDirectory directory;
  const auto store = open_rocks(directory.path());
  store->write({{"a", "1"}});
  const auto snapshot = store->snapshot();
  const std::vector<Change> changes{{"a", "2"}, {"b", "2"}};
  store->ingest(rows_of(changes));
  CHECK(snapshot->get("a") == "1");
  CHECK(rows_in(*snapshot) == 1);
}

TEST_CASE("many rows are added as several files, all at once") {
  const contract::TemporaryDirectory directory;
  const auto store = open_rocks(directory.path());
  std::vector<Change> changes;
  // Two and a half files of incompressible bytes.
  std::uint32_t random = 1;
  for (int i = 0; i < 100; ++i) {
    std::string value(std::size_t{1638} << 10U, '\0');
    for (char& c : value) c = static_cast<char>((random = random * 1664525 + 1013904223) >> 24U);
    changes.push_back({"k" + std::to_string(1000 + i), std::move(value)});
  }
  store->ingest(rows_of(changes));
  CHECK(rows_in(*store->snapshot()) == 100);
  CHECK(store->get("k1099") == changes.back().value);
  CHECK_FALSE(std::filesystem::exists(directory.path() / "ingest"));
}

TEST_CASE(
    "rows of several tables, added again and again, are all there before and after compacting") {
  const contract::TemporaryDirectory directory;
  RocksStoreOptions options;
  options.directory = directory.path();
  options.files_before_compaction = folded_files_max;
  RocksStore store(options);
  std::map<std::string, std::string> expected;
  for (int run = 0; run < 6; ++run) {
    std::map<std::string, std::string> rows;
    // Many rows each, of which some are of earlier runs, between tables of a few rows.
    for (int i = 0; i < 5000; ++i) {
      const std::string number = std::to_string(100000 + i * 7 + run * 1000);
      rows["H" + number] = rows["b" + number] = std::to_string(run);
    }
    for (const char* few : {"A1", "I1", "I2", "c1"}) rows[few] = std::to_string(run);
    std::vector<Change> changes;
    for (const auto& [key, value] : rows) {
      changes.push_back({key, value});
      expected[key] = value;
    }
    store.ingest(rows_of(changes));
  }
  const auto check_rows = [&] {
    std::map<std::string, std::string> found;
    store.snapshot()->scan({}, {}, [&](std::string_view key, std::string_view value) {
      found.emplace(key, value);
      return true;
    });
    CHECK(found == expected);
    CHECK(store.get("I2") == "5");
  };
  check_rows();
  store.compact_as_usual();
  REQUIRE(store.compact());
  check_rows();
}

// RocksDB takes a snapshot of a store without a single write for one that hides every row, and its
// compaction drops them all.
TEST_CASE("rows that were added as files outlive a compaction beside a reader") {
  const contract::TemporaryDirectory directory;
  const auto store = open_rocks(directory.path() / "1");
  const std::vector<Change> rows{{"a", "1"}, {"b", "2"}};
  store->ingest(rows_of(rows));
  {
    const auto reader = store->snapshot();
    REQUIRE(store->compact());
    CHECK(rows_in(*reader) == 2);
  }
  CHECK(rows_in(*store->snapshot()) == 2);
}
