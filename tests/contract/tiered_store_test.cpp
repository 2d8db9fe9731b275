// Views in two tiers: what readers see while a tier is written below, and after that failed.
#include <atomic>
#include <catch2/catch.hpp>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/store_error.h"
#include "projections/store/rocks_store.h"
#include "projections/store/tiered_store.h"
#include "support/faulty_file_system.h"
#include "support/memory_store.h"
#include "support/temporary_directory.h"

using namespace seatledger;
using namespace seatledger::projections;

namespace {

enum class IngestFault { none, unbroken, broken };

// A store below whose ingest waits or fails when a test says so.
class ScriptedRuns final : public RunStore {
 public:
  void hold() {
    const std::lock_guard lock(mutex_);
    is_held_ = true;
  }
  void release() {
    {
      const std::lock_guard lock(mutex_);
      is_held_ = false;
    }
    changed_.notify_all();
  }
  void wait_until_held() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_waiting_; });
  }
  void fail(IngestFault fault) { fault_ = fault; }
  void fail_recovers(bool failing) { recovers_fail_ = failing; }
  int ingests() const { return ingests_; }
  int recovers() const { return recovers_; }

  std::optional<std::string> get(std::string_view key) const override { return rows_.get(key); }
  std::unique_ptr<Snapshot> snapshot() const override { return rows_.snapshot(); }
  void write(const std::vector<Change>& changes) override { rows_.write(changes); }
  void flush() override { rows_.flush(); }
  void start_flush() override { rows_.flush(); }
  void recover() override {
    ++recovers_;
    if (recovers_fail_) throw StoreError("it cannot be opened");
    rows_.recover();
    is_broken_ = false;
  }
  void ingest(std::span<const RunRow> rows) override {
    {
      std::unique_lock lock(mutex_);
      is_waiting_ = is_held_;
      changed_.notify_all();
      changed_.wait(lock, [this] { return !is_held_; });
      is_waiting_ = false;
    }
    if (fault_ != IngestFault::none) {
      is_broken_ = fault_ == IngestFault::broken;
      throw StoreError("the disk is full");
    }
    std::vector<Change> changes;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i > 0 && rows[i - 1].key >= rows[i].key) ++disorders_;
      Change change{std::string(rows[i].key), std::nullopt};
      if (rows[i].value) change.value = std::string(*rows[i].value);
      changes.push_back(std::move(change));
    }
    rows_.write(changes);
    rows_.flush();
    ++ingests_;
  }
  bool is_broken() const override { return is_broken_; }
  int disorders() const { return disorders_; }
  void copy_to(const std::filesystem::path&) override {}
  bool compact() override { return true; }
  void stop_compacting() override {}

 private:
  MemoryStore rows_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_held_ = false;     // guarded by mutex_
  bool is_waiting_ = false;  // guarded by mutex_
  std::atomic<IngestFault> fault_ = IngestFault::none;
  std::atomic<bool> is_broken_ = false;
  std::atomic<bool> recovers_fail_ = false;
  std::atomic<int> ingests_ = 0;
  std::atomic<int> recovers_ = 0;
  std::atomic<int> disorders_ = 0;
};

struct Tiers {
  explicit Tiers(std::size_t tier_bytes = std::size_t{1} << 30U,
                 std::size_t cache_bytes = std::size_t{1} << 20U)
      : store(below, {tier_bytes, cache_bytes, [] {}}) {}
  std::shared_ptr<ScriptedRuns> below = std::make_shared<ScriptedRuns>();
  TieredStore store;
};

using Rows = std::map<std::string, std::string, std::less<>>;

Rows rows_of(const Snapshot& snapshot, const std::string& prefix, const std::string& from,
             bool down) {
  Rows rows;
  std::string last;
  bool in_order = true;
  const auto take = [&](std::string_view key, std::string_view value) {
    if (!rows.empty()) in_order = in_order && (down ? key < last : key > last);
    last = key;
    rows.emplace(key, value);
    snapshot.warm(key, value);  // which must not show it to readers of another moment
    return true;
  };
  down ? snapshot.scan_down(prefix, from, take) : snapshot.scan(prefix, from, take);
  CHECK(in_order);
  return rows;
}

Rows expected(const Rows& model, const std::string& prefix, const std::string& from, bool down) {
  Rows rows;
  for (const auto& [key, value] : model) {
    if (!key.starts_with(prefix)) continue;
    if (!from.empty() && (down ? key > from : key < from)) continue;
    rows.emplace(key, value);
  }
  return rows;
}

// Few keys, so that they meet in both tiers and below; some share their first 16 bytes.
std::string random_key(std::mt19937& random) {
  static const std::vector<std::string> heads{
      "", "a", "b", "sixteen bytes of", std::string("\xff\xff", 2), std::string("a\0", 2)};
  std::string key = heads[random() % heads.size()];
  for (std::size_t i = random() % 3; i > 0; --i) {
    key.push_back(static_cast<char>(random() % 4 == 0 ? 0xff : 'a' + random() % 3));
  }
  return key;
}

struct Moment {
  Rows model;
  std::unique_ptr<Snapshot> snapshot;
};

void check_moment(const Moment& moment, std::mt19937& random) {
  for (int i = 0; i < 4; ++i) {
    const std::string key = random_key(random);
    const auto found = moment.model.find(key);
    const auto got = moment.snapshot->get(key);
    CHECK(got.has_value() == (found != moment.model.end()));
    if (got && found != moment.model.end()) CHECK(*got == found->second);
  }
  const std::string prefix = random() % 2 == 0 ? "" : random_key(random).substr(0, 1);
  const std::string from = random() % 2 == 0 ? "" : random_key(random);
  // A scan that begins outside of its prefix begins at the prefix's end on that side.
  for (const bool down : {false, true}) {
    CHECK(rows_of(*moment.snapshot, prefix, from, down) ==
          expected(moment.model, prefix, from, down));
  }
}

std::vector<Change> random_changes(std::mt19937& random, Rows& model) {
  std::vector<Change> changes;
  for (std::size_t i = 1 + random() % 6; i > 0; --i) {
    Change change{random_key(random), std::nullopt};
    if (random() % 3 != 0) change.value = std::to_string(random() % 1000);
    if (change.value) {
      model[change.key] = *change.value;
    } else {
      model.erase(change.key);
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace

TEST_CASE("random writes, flushes, faults and snapshots over two tiers") {
  const int seed = GENERATE(range(1, 41));
  CAPTURE(seed);
  std::mt19937 random(static_cast<std::uint32_t>(seed));
  // With a cache that pushes rows out, and without one; with tiers that fill, and others.
  Tiers tiers(seed % 3 == 0 ? std::size_t{1} << 30U : 2000, seed % 4 == 0 ? 0 : 4000);
  Rows model;
  std::vector<Moment> moments;
  for (int step = 0; step < 400; ++step) {
    const std::uint32_t what = random() % 20;
    if (what < 12) {
      Rows next = model;
      try {
        tiers.store.write(random_changes(random, next));
        model = std::move(next);
      } catch (const StoreError&) {
        tiers.below->fail(IngestFault::none);
        tiers.store.recover();
      }
    } else if (what < 14) {
      try {
        random() % 2 == 0 ? tiers.store.start_flush() : tiers.store.flush();
      } catch (const StoreError&) {
        tiers.below->fail(IngestFault::none);
        tiers.store.recover();
      }
    } else if (what < 17) {
      moments.push_back({model, tiers.store.snapshot()});
      if (moments.size() > 5) moments.erase(moments.begin() + random() % 5);
    } else if (what == 17 && random() % 4 == 0) {
      tiers.below->fail(IngestFault::unbroken);
    }
    for (const Moment& moment : moments) check_moment(moment, random);
    check_moment({model, tiers.store.snapshot()}, random);
  }
  CHECK(tiers.below->disorders() == 0);
}

TEST_CASE("rows are read while their tier is written below, and the next one fills meanwhile") {
  Tiers tiers;
  tiers.store.write({{"a", "1"}, {"b", "1"}, {"c", "1"}});
  tiers.below->hold();
  tiers.store.start_flush();
  tiers.below->wait_until_held();
  const auto before = tiers.store.snapshot();
  tiers.store.write({{"a", "2"}, {"b", std::nullopt}, {"d", "2"}});
  CHECK(tiers.store.get("a") == "2");
  CHECK_FALSE(tiers.store.get("b"));
  CHECK(tiers.store.get("c") == "1");
  const Rows now{{"a", "2"}, {"c", "1"}, {"d", "2"}};
  CHECK(rows_of(*tiers.store.snapshot(), "", "", false) == now);
  CHECK_FALSE(tiers.below->get("a"));
  tiers.below->release();
  tiers.store.flush();
  CHECK(tiers.below->ingests() == 2);
  CHECK(tiers.below->get("a") == "2");
  CHECK(rows_of(*tiers.store.snapshot(), "", "", true) == now);
  CHECK(rows_of(*before, "", "", false) == Rows{{"a", "1"}, {"b", "1"}, {"c", "1"}});
}

TEST_CASE("a write waits while two tiers are full") {
  Tiers tiers(1);
  tiers.below->hold();
  tiers.store.write({{"a", "1"}});
  tiers.store.write({{"b", "1"}});  // ends the tier of a
  tiers.below->wait_until_held();
  std::atomic<bool> is_written = false;
  std::thread writer([&] {
    tiers.store.write({{"c", "1"}});
    is_written = true;
  });
  CHECK(tiers.store.get("b") == "1");
  CHECK_FALSE(is_written);
  tiers.below->release();
  writer.join();
  CHECK(tiers.store.get("c") == "1");
}

TEST_CASE("a failed flush refuses writes until it recovers, and loses nothing") {
  const auto fault = GENERATE(IngestFault::unbroken, IngestFault::broken);
  Tiers tiers;
  tiers.store.write({{"a", "1"}});
  tiers.below->fail(fault);
  CHECK_THROWS_AS(tiers.store.flush(), StoreError);
  CHECK_THROWS_AS(tiers.store.write({{"b", "1"}}), StoreError);
  CHECK_THROWS_AS(tiers.store.flush(), StoreError);
  CHECK(tiers.store.get("a") == "1");
  CHECK_FALSE(tiers.store.get("b"));
  tiers.below->fail(IngestFault::none);
  tiers.store.recover();
  CHECK(tiers.below->recovers() == (fault == IngestFault::broken ? 1 : 0));
  CHECK(tiers.store.get("a") == "1");
  tiers.store.write({{"b", "2"}});
  tiers.store.flush();
  CHECK(tiers.below->get("a") == "1");
  CHECK(tiers.below->get("b") == "2");
}

TEST_CASE("a store below that cannot be opened again is tried again") {
  Tiers tiers;
  tiers.store.write({{"a", "1"}});
  tiers.below->fail(IngestFault::broken);
  CHECK_THROWS_AS(tiers.store.flush(), StoreError);
  tiers.below->fail_recovers(true);
  CHECK_THROWS_AS(tiers.store.recover(), StoreError);
  CHECK_THROWS_AS(tiers.store.write({{"b", "1"}}), StoreError);
  tiers.below->fail_recovers(false);
  tiers.below->fail(IngestFault::none);
  tiers.store.recover();
  tiers.store.flush();
  CHECK(tiers.below->get("a") == "1");
}

TEST_CASE("a copy has all that was written before") {
  const contract::TemporaryDirectory directory;
  RocksStoreOptions options;
  options.directory = directory.path() / "views";
  options.flush_on_close = false;
  {
    TieredStore store(std::make_shared<RocksStore>(options), {});
    store.write({{"a", "1"}});
    store.copy_to(directory.path() / "copy");
    store.write({{"a", "2"}});
    CHECK(store.compact());
  }
  CHECK(RocksStore(options).get("a") == "2");
  options.directory = directory.path() / "copy";
  CHECK(RocksStore(options).get("a") == "1");
}

TEST_CASE("a full disk, and a file that cannot be added, lose nothing that was written") {
  const bool is_full = GENERATE(true, false);
  const contract::TemporaryDirectory directory;
  const auto files = std::make_shared<contract::FaultyFileSystem>();
  const auto env = rocksdb::NewCompositeEnv(files);
  RocksStoreOptions options;
  options.directory = directory.path();
  options.env = env.get();
  options.flush_on_close = false;
  {
    TieredStore store(std::make_shared<RocksStore>(options), {});
    store.write({{"a", "1"}});
    store.flush();
    store.write({{"a", "2"}, {"b", "2"}});
    is_full ? files->fill_disk(true) : files->fail_adding(true);
    CHECK_THROWS_AS(store.flush(), StoreError);
    CHECK(store.get("a") == "2");
    CHECK_THROWS_AS(store.write({{"c", "3"}}), StoreError);
    store.recover();  // the fault is still there
    CHECK_THROWS_AS(store.flush(), StoreError);
    CHECK(rows_of(*store.snapshot(), "", "", false) == Rows{{"a", "2"}, {"b", "2"}});
    files->fill_disk(false);
    files->fail_adding(false);
    store.recover();
    store.write({{"c", "3"}});
    store.flush();
  }
  TieredStore again(std::make_shared<RocksStore>(options), {});
  CHECK(rows_of(*again.snapshot(), "", "", false) == Rows{{"a", "2"}, {"b", "2"}, {"c", "3"}});
}

TEST_CASE("cached rows are those of the reader's moment") {
  RowCache cache(std::size_t{1} << 20U);
  cache.add("a", "1", 0);
  CHECK(cache.find("a", 0) == "1");
  CHECK_FALSE(cache.find("b", 0));
  const std::vector<RunRow> rows{{"a", "2"}, {"b", "2"}};
  REQUIRE(cache.replace(rows) == 1);
  CHECK_FALSE(cache.find("a", 0));
  CHECK(cache.find("a", 1) == "2");
  CHECK_FALSE(cache.find("b", 1));  // nobody had read it
  cache.add("b", "1", 0);           // read before the files were added
  CHECK_FALSE(cache.find("b", 1));
  cache.add("b", "2", 1);
  const std::vector<RunRow> deleted{{"b", std::nullopt}};
  REQUIRE(cache.replace(deleted) == 2);
  CHECK_FALSE(cache.find("b", 2));
  CHECK(cache.find("a", 2) == "2");
}

TEST_CASE("rows that nobody asked for yet leave room for those that are read") {
  constexpr std::size_t bytes_max = std::size_t{1} << 20U;
  RowCache cache(bytes_max);
  cache.add("read", "1", 0);
  int warmed = 0;
  while (cache.warm(std::to_string(warmed), std::string(1000, 'x'), 0)) ++warmed;
  CHECK(warmed > 500);
  CHECK(cache.bytes() < bytes_max);
  CHECK(cache.find("read", 0) == "1");
  CHECK(cache.find("0", 0));
  CHECK_FALSE(RowCache(0).warm("a", "1", 0));
}

TEST_CASE("cached rows take no more than they may") {
  RowCache cache(std::size_t{1} << 20U);
  for (int i = 0; i < 10000; ++i) cache.add(std::to_string(i), std::string(1000, 'x'), 0);
  CHECK(cache.bytes() <= std::size_t{1} << 20U);
  CHECK(cache.find("9999", 0));
  CHECK_FALSE(cache.find("0", 0));
  cache.add("large", std::string(std::size_t{1} << 17U, 'x'), 0);
  CHECK_FALSE(cache.find("large", 0));
  RowCache none(0);
  none.add("a", "1", 0);
  CHECK_FALSE(none.find("a", 0));
  CHECK(none.bytes() == 0);
}
