#include "projections/store/view_batch.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/store_error.h"
#include "projections/rows/counter.h"
#include "projections/rows/sorted_list.h"
#include "support/memory_store.h"

namespace seatledger::projections {
namespace {

TEST_CASE("a batch sees its own changes on top of the store") {
  MemoryStore store;
  store.write({{"a", "1"}, {"b", "2"}});
  ViewBatch batch(store);
  batch.put("a", "3");
  batch.erase("b");
  batch.put("c", "4");
  CHECK(batch.get("a") == "3");
  CHECK_FALSE(batch.get("b"));
  CHECK(batch.get("c") == "4");
  CHECK_FALSE(batch.get("d"));
  CHECK(store.get("a") == "1");
}

TEST_CASE("a batch hands over its changes alone, each key once") {
  MemoryStore store;
  store.write({{"a", "1"}, {"b", "2"}});
  ViewBatch batch(store);
  CHECK(batch.empty());
  CHECK(batch.get("a") == "1");
  CHECK(batch.empty());
  batch.put("b", "3");
  batch.erase("b");
  batch.put("c", "4");
  auto changes = batch.take();
  std::sort(changes.begin(), changes.end(),
            [](const Change& left, const Change& right) { return left.key < right.key; });
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].key == "b");
  CHECK_FALSE(changes[0].value);
  CHECK(changes[1].key == "c");
  CHECK(changes[1].value == "4");
  CHECK(batch.empty());
  CHECK_FALSE(batch.get("c"));
}

TEST_CASE("a row that is used again and again is read once, however many others are read") {
  MemoryStore store;
  constexpr int rows = 3000;
  const std::string large(10000, 'x');
  std::vector<Change> changes{{"hot", "1"}, {"cold", "1"}};
  for (int i = 0; i < rows; ++i) changes.push_back({"row" + std::to_string(i), large});
  store.write(changes);
  ViewBatch batch(store);
  CHECK(batch.get("hot") == "1");
  CHECK(batch.get("cold") == "1");
  for (int i = 0; i < rows; ++i) {
    CHECK(batch.get("row" + std::to_string(i)) == large);
    if (i % 100 != 0) continue;
    batch.put("hot", std::to_string(i));
    store.write(batch.take());
    store.fail_reads(true);
    CHECK(batch.get("hot") == std::to_string(i));
    store.fail_reads(false);
  }
  store.fail_reads(true);
  CHECK(batch.get("hot"));
  CHECK_THROWS_AS(batch.get("cold"), StoreError);
}

TEST_CASE("a batch reads a row once") {
  MemoryStore store;
  store.write({{"a", "1"}});
  ViewBatch batch(store);
  CHECK(batch.get("a") == "1");
  CHECK_FALSE(batch.get("b"));
  store.fail_reads(true);
  CHECK(batch.get("a") == "1");
  CHECK_FALSE(batch.get("b"));
  batch.clear();
  CHECK_THROWS_AS(batch.get("a"), StoreError);
}

TEST_CASE("a row that was read stays true from batch to batch without another read") {
  MemoryStore store;
  store.write({{"a", "1"}, {"b", "2"}});
  ViewBatch batch(store);
  CHECK(batch.get("a") == "1");
  CHECK(batch.get("b") == "2");
  CHECK_FALSE(batch.get("c"));
  batch.put("a", "3");
  batch.erase("b");
  batch.put("c", "4");
  store.write(batch.take());
  CHECK(batch.get("b") == std::nullopt);
  CHECK(batch.get("c") == "4");
  store.fail_reads(true);
  CHECK(batch.get("a") == "3");
}

TEST_CASE("rows beyond the room for them are read again") {
  const std::string large(std::size_t{9} << 20U, 'x');
  MemoryStore store;
  store.write({{"a", large}, {"b", large}});
  ViewBatch batch(store);
  CHECK(batch.get("a") == large);
  CHECK(batch.get("b") == large);
  batch.put("a", "1");
  store.write(batch.take());
  CHECK(batch.get("a") == "1");
  CHECK(batch.get("b") == large);
}

TEST_CASE("a counter that comes to nothing has no row") {
  MemoryStore store;
  ViewBatch batch(store);
  CHECK(counter(batch, "n") == 0);
  change_counter(batch, "n", 2);
  CHECK(counter(batch, "n") == 2);
  change_counter(batch, "n", -2);
  CHECK_FALSE(batch.get("n"));
  CHECK_THROWS_AS(change_counter(batch, "n", -1), StoreError);
}

TEST_CASE("a list of texts is sorted, holds each once, and goes with its last") {
  MemoryStore store;
  ViewBatch batch(store);
  const RowKey key(Table::program_keys);
  for (const std::string text : {"b", "a", "b", "c"}) add_to_sorted_list(batch, key, text);
  CHECK(sorted_list<std::string>(batch, key) == std::vector<std::string>{"a", "b", "c"});
  remove_from_sorted_list<std::string>(batch, key, "b");
  remove_from_sorted_list<std::string>(batch, key, "x");
  CHECK(sorted_list<std::string>(batch, key) == std::vector<std::string>{"a", "c"});
  remove_from_sorted_list<std::string>(batch, key, "a");
  remove_from_sorted_list<std::string>(batch, key, "c");
  CHECK_FALSE(batch.get(key));
}

}  // namespace
}  // namespace seatledger::projections
