// What every store of views promises (projections/store/key_value_store.h).
#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/store_error.h"
#include "ledger/log/record.h"
#include "ledger/write/fold.h"
#include "projections/fold/compare.h"
#include "projections/store/rocks_store.h"
#include "projections/store/switched_store.h"
#include "projections/store/tiered_store.h"
#include "projections/views/view_set.h"
#include "support/memory_ledger.h"
#include "support/memory_store.h"
#include "support/temporary_directory.h"

using namespace seatledger;
using namespace seatledger::projections;

namespace {

// A store in a place of its own. A new one is one line in STORE_NAMES and one in open_store.
class Place {
 public:
  virtual ~Place() = default;
  virtual KeyValueStore& store() = 0;
  // Simulates a crash: all that was not flushed is lost.
  virtual void crash() = 0;
};

class MemoryPlace final : public Place {
 public:
  KeyValueStore& store() override { return store_; }
  void crash() override { store_.crash(); }

 private:
  MemoryStore store_;
};

// Over RocksDB in a directory; a crash closes it without a flush.
class RocksPlace : public Place {
 public:
  KeyValueStore& store() override { return *store_; }
  void crash() override {
    store_.reset();
    open();
  }

 protected:
  RocksPlace() { rocks_.directory = directory_.path() / "views" / "1"; }
  virtual std::unique_ptr<KeyValueStore> opened(const RocksStoreOptions& rocks) const = 0;
  void open() { store_ = opened(rocks_); }

 private:
  contract::TemporaryDirectory directory_;
  RocksStoreOptions rocks_ = [] {
    RocksStoreOptions options;
    options.write_buffer_bytes = std::size_t{1} << 20U;
    options.flush_on_close = false;
    return options;
  }();
  std::unique_ptr<KeyValueStore> store_;
};

class PlainPlace final : public RocksPlace {
 public:
  PlainPlace() { open(); }

 private:
  std::unique_ptr<KeyValueStore> opened(const RocksStoreOptions& rocks) const override {
    return std::make_unique<RocksStore>(rocks);
  }
};

class TieredPlace final : public RocksPlace {
 public:
  TieredPlace() { open(); }

 private:
  std::unique_ptr<KeyValueStore> opened(const RocksStoreOptions& rocks) const override {
    TieredStoreOptions tiers;
    tiers.tier_bytes = std::size_t{1} << 19U;
    tiers.cache_bytes = std::size_t{1} << 20U;
    return std::make_unique<TieredStore>(std::make_shared<RocksStore>(rocks), tiers);
  }
};

// A store that was replaced by another one.
class SwitchedPlace final : public Place {
 public:
  SwitchedPlace() {
    store_.write({{"old", "1"}});
    store_.switch_to(second_);
  }
  KeyValueStore& store() override { return store_; }
  void crash() override { second_->crash(); }

 private:
  std::shared_ptr<MemoryStore> second_ = std::make_shared<MemoryStore>();
  SwitchedStore<KeyValueStore> store_{std::make_shared<MemoryStore>()};
};

#define STORE_NAMES "memory", "rocks", "switched", "tiered"
std::unique_ptr<Place> open_store(const std::string& name) {
  if (name == "memory") return std::make_unique<MemoryPlace>();
  if (name == "tiered") return std::make_unique<TieredPlace>();
  if (name == "switched") return std::make_unique<SwitchedPlace>();
  return std::make_unique<PlainPlace>();
}

using Keys = std::vector<std::string>;

Keys scanned(const Snapshot& snapshot, std::string_view prefix, std::string_view from = {},
             std::size_t most = 100) {
  Keys keys;
  snapshot.scan(prefix, from, [&](std::string_view key, std::string_view) {
    keys.emplace_back(key);
    return keys.size() < most;
  });
  return keys;
}

Keys scanned_down(const Snapshot& snapshot, std::string_view prefix, std::string_view from = {},
                  std::size_t most = 100) {
  Keys keys;
  snapshot.scan_down(prefix, from, [&](std::string_view key, std::string_view) {
    keys.emplace_back(key);
    return keys.size() < most;
  });
  return keys;
}

}  // namespace

TEST_CASE("what is written is read, replaced and erased") {
  const auto place = open_store(GENERATE(STORE_NAMES));
  KeyValueStore& store = place->store();
  CHECK_FALSE(store.get("a"));
  const std::string bytes("\0\xff value", 8);
  store.write({{"a", bytes}, {std::string("a\0", 2), ""}, {"b", "1"}});
  CHECK(store.get("a") == bytes);
  CHECK(store.get(std::string_view("a\0", 2)) == "");
  store.write({{"a", "2"}, {"b", std::nullopt}, {"none", std::nullopt}});
  CHECK(store.get("a") == "2");
  CHECK_FALSE(store.get("b"));
  store.write({});
}

TEST_CASE("of two changes to one key in a write the later counts") {
  const auto place = open_store(GENERATE(STORE_NAMES));
  place->store().write({{"a", "1"}, {"a", std::nullopt}, {"b", std::nullopt}, {"b", "2"}});
  CHECK_FALSE(place->store().get("a"));
  CHECK(place->store().get("b") == "2");
}

TEST_CASE("scans visit a prefix in order, from a key on, until told to stop") {
  const auto place = open_store(GENERATE(STORE_NAMES));
  KeyValueStore& store = place->store();
  store.write({{"a", ""}, {"b", ""}, {"b1", ""}, {"b3", ""}, {"b\xff", ""}, {"c", ""}});
  const auto snapshot = store.snapshot();
  CHECK(scanned(*snapshot, "b") == Keys{"b", "b1", "b3", "b\xff"});
  CHECK(scanned(*snapshot, "b", "b1") == Keys{"b1", "b3", "b\xff"});
  CHECK(scanned(*snapshot, "b", "b2") == Keys{"b3", "b\xff"});
  CHECK(scanned(*snapshot, "b", "a") == Keys{"b", "b1", "b3", "b\xff"});
  CHECK(scanned(*snapshot, "b", "c").empty());
  CHECK(scanned(*snapshot, "b", {}, 2) == Keys{"b", "b1"});
  CHECK(scanned(*snapshot, "d").empty());
  CHECK(scanned(*snapshot, "") == Keys{"a", "b", "b1", "b3", "b\xff", "c"});
  CHECK(scanned(*snapshot, "", "b3") == Keys{"b3", "b\xff", "c"});
}

TEST_CASE("scans down are scans the other way, from a key inclusive") {
  const auto place = open_store(GENERATE(STORE_NAMES));
  KeyValueStore& store = place->store();
  store.write({{"a", ""}, {"b", ""}, {"b1", ""}, {"b3", ""}, {"b\xff", ""}, {"c", ""}});
  store.write({{"\xff\xff", ""}});
  const auto snapshot = store.snapshot();
  CHECK(scanned_down(*snapshot, "b") == Keys{"b\xff", "b3", "b1", "b"});
  CHECK(scanned_down(*snapshot, "b", "b1") == Keys{"b1", "b"});
  CHECK(scanned_down(*snapshot, "b", "b2") == Keys{"b1", "b"});
  CHECK(scanned_down(*snapshot, "b", "a").empty());
  CHECK(scanned_down(*snapshot, "b", "z") == Keys{"b\xff", "b3", "b1", "b"});
  CHECK(scanned_down(*snapshot, "b", {}, 2) == Keys{"b\xff", "b3"});
  CHECK(scanned_down(*snapshot, "\xff") == Keys{"\xff\xff"});
  CHECK(scanned_down(*snapshot, "", "b") == Keys{"b", "a"});
  CHECK(scanned_down(*snapshot, "").front() == "\xff\xff");
}

TEST_CASE("a snapshot sees nothing of later writes") {
  const auto place = open_store(GENERATE(STORE_NAMES));
  KeyValueStore& store = place->store();
  store.write({{"a", "1"}, {"b", "1"}});
  const auto snapshot = store.snapshot();
  store.write({{"a", "2"}, {"b", std::nullopt}, {"c", "2"}});
  store.flush();
  CHECK(snapshot->get("a") == "1");
  CHECK(snapshot->get("b") == "1");
  CHECK_FALSE(snapshot->get("c"));
  CHECK(scanned(*snapshot, "") == Keys{"a", "b"});
  CHECK(scanned_down(*snapshot, "") == Keys{"b", "a"});
  CHECK(store.get("a") == "2");
}

TEST_CASE("what was flushed outlives a crash, and no write is lost before an older one") {
  const auto place = open_store(GENERATE(STORE_NAMES));
  place->store().write({{"a", "1"}});
  place->store().flush();
  for (int i = 0; i < 5000; ++i) {
    const std::string number = std::to_string(i);
    place->store().write({{"n", number}, {"k" + number, std::string(500, 'x')}});
    if (i == 2500) place->store().start_flush();
  }
  place->crash();
  CHECK(place->store().get("a") == "1");
  const auto last = place->store().get("n");
  const int kept = last ? std::stoi(*last) + 1 : 0;
  for (int i = 0; i < 5000; ++i) {
    if (place->store().get("k" + std::to_string(i)).has_value() == (i < kept)) continue;
    FAIL("row " << i << " of " << kept << " kept writes");
  }
}

TEST_CASE("recovering a store without a fault does nothing") {
  const auto place = open_store(GENERATE(STORE_NAMES));
  place->store().write({{"a", "1"}});
  const auto snapshot = place->store().snapshot();
  place->store().recover();
  CHECK(place->store().get("a") == "1");
  CHECK(snapshot->get("a") == "1");
}

TEST_CASE("readers beside a writer see whole writes") {
  const auto place = open_store(GENERATE(STORE_NAMES));
  KeyValueStore& store = place->store();
  store.write({{"a", "0"}, {"b", "0"}});
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      while (!done) {
        const auto snapshot = store.snapshot();
        if (snapshot->get("a") != snapshot->get("b")) ++torn;
        if (!store.get("a")) ++torn;
      }
    });
  }
  for (int i = 1; i <= 2000; ++i) {
    const std::string number = std::to_string(i);
    store.write({{"a", number}, {"b", number}});
  }
  done = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(torn == 0);
}

TEST_CASE("a memory store fails the n-th write whole, and then all until it recovers") {
  MemoryStore store;
  store.write({{"a", "1"}});
  store.flush();
  store.fail_write(2);
  store.write({{"b", "1"}});
  CHECK_THROWS_AS(store.write({{"a", "2"}, {"c", "1"}}), StoreError);
  CHECK_THROWS_AS(store.write({{"d", "1"}}), StoreError);
  CHECK(store.get("a") == "1");
  CHECK_FALSE(store.get("c"));
  store.recover();
  CHECK_FALSE(store.get("b"));
  store.write({{"d", "1"}});
  CHECK(store.get("d") == "1");
}

TEST_CASE("a directory is one store's") {
  const contract::TemporaryDirectory directory;
  RocksStoreOptions options;
  options.directory = directory.path();
  const RocksStore first(options);
  CHECK_THROWS_AS(RocksStore(options), StoreError);
}

TEST_CASE("a clean close keeps what was not flushed") {
  const contract::TemporaryDirectory directory;
  RocksStoreOptions options;
  options.directory = directory.path();
  RocksStore(options).write({{"a", "1"}});
  CHECK(RocksStore(options).get("a") == "1");
}

TEST_CASE("the same log folds to the same rows in every store") {
  ledger::MemoryLedger log;
  std::vector<std::string> records;
  for (std::uint64_t i = 1; i <= 3000; ++i) {
    ledger::Event event;
    event.position = Position{i};
    event.commit.id = event.position;
    event.recorded = Timestamp{static_cast<std::int64_t>(i)};
    event.kind = ledger::Kind::user;
    event.license_id = LicenseId{(i + 1) / 2};
    event.transaction_id = "t";
    event.request_digest = sha256(std::to_string(i));
    ledger::LicenseTerms terms;
    terms.name = "n" + std::to_string(i % 7);
    terms.metadata = JsonText("{\"a\":" + std::to_string(i % 5) + "}");
    ledger::LicenseChange change;
    change.metadata = JsonText("{\"b\":" + std::to_string(i % 3) + "}");
    event.body = i % 2 == 1 ? ledger::EventBody(ledger::LicenseCreated{terms})
                            : ledger::EventBody(ledger::LicenseUpdated{{}, change});
    records.push_back(encode_record(event));
  }
  REQUIRE(log.append({}, records, {}) == ledger::AppendStatus::stored);

  const auto memory = open_store("memory");
  const auto rocks = open_store(GENERATE("rocks", "tiered"));
  ViewSet memory_views(memory->store());
  ViewSet rocks_views(rocks->store());
  fold(log, memory_views, {{}, 100, {}});
  fold(log, rocks_views, {{}, 999, {}});
  const auto difference = compare(*memory->store().snapshot(), *rocks->store().snapshot());
  INFO((difference ? describe(*difference) : ""));
  CHECK_FALSE(difference);
}
