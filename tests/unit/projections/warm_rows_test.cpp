#include "projections/views/warm_rows.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "projections/rows/row_key.h"
#include "support/memory_store.h"

namespace seatledger::projections {
namespace {

using Warmed = std::map<std::string, std::string>;

// Remembers what it is asked to keep in memory.
class WarmedSnapshot final : public Snapshot {
 public:
  WarmedSnapshot(std::unique_ptr<Snapshot> rows, Warmed& warmed, std::size_t warmed_max)
      : rows_(std::move(rows)), warmed_(warmed), warmed_max_(warmed_max) {}
  std::optional<std::string> get(std::string_view key) const override { return rows_->get(key); }
  void scan(std::string_view prefix, std::string_view from, const Visit& visit) const override {
    rows_->scan(prefix, from, visit);
  }
  void scan_down(std::string_view prefix, std::string_view from,
                 const Visit& visit) const override {
    rows_->scan_down(prefix, from, visit);
  }
  bool warm(std::string_view key, std::string_view value) const override {
    if (warmed_.size() == warmed_max_) return false;
    CHECK(warmed_.emplace(key, value).second);
    return true;
  }

 private:
  const std::unique_ptr<Snapshot> rows_;
  Warmed& warmed_;
  const std::size_t warmed_max_;
};

struct WarmedStore final : KeyValueStore {
  std::optional<std::string> get(std::string_view key) const override { return rows.get(key); }
  std::unique_ptr<Snapshot> snapshot() const override {
    ++snapshots;
    return std::make_unique<WarmedSnapshot>(rows.snapshot(), warmed, warmed_max);
  }
  void write(const std::vector<Change>& changes) override { rows.write(changes); }
  void flush() override {}
  void start_flush() override {}
  void recover() override {}

  MemoryStore rows;
  mutable Warmed warmed;
  mutable int snapshots = 0;
  std::size_t warmed_max = 1'000'000;
};

std::string license_row(std::uint64_t id) { return RowKey(Table::license, id).take(); }

void fill(WarmedStore& store, std::uint64_t licenses) {
  std::vector<Change> changes;
  for (std::uint64_t id = 1; id <= licenses; ++id) {
    changes.push_back({license_row(id), std::to_string(id)});
  }
  changes.push_back({RowKey(Table::license_external_id).take() + "a", "1"});
  changes.push_back({RowKey(Table::license_history, std::uint64_t{1}).take(), "1"});
  store.write(changes);
}

TEST_CASE("licenses and external ids are warmed once each, in pieces") {
  WarmedStore store;
  fill(store, 40'000);
  warm_rows(store, [] { return true; });
  CHECK(store.warmed.size() == 40'001);
  CHECK(store.warmed.contains(license_row(1)));
  CHECK(store.warmed.contains(license_row(40'000)));
  CHECK(store.warmed.contains(RowKey(Table::license_external_id).take() + "a"));
  CHECK(store.snapshots > 2);
}

TEST_CASE("warming ends when the store has enough, or when it is stopped") {
  WarmedStore store;
  fill(store, 10);
  store.warmed_max = 3;
  warm_rows(store, [] { return true; });
  CHECK(store.warmed.size() == 3);
  CHECK(store.snapshots == 1);
  store.warmed.clear();
  int rows = 0;
  warm_rows(store, [&] { return ++rows < 3; });
  CHECK(store.warmed.size() == 2);
}

TEST_CASE("a store without memory for rows is scanned for one row") {
  MemoryStore store;
  store.write({{license_row(1), "1"}, {license_row(2), "2"}});
  int rows = 0;
  warm_rows(store, [&] {
    ++rows;
    return true;
  });
  CHECK(rows == 1);
}

}  // namespace
}  // namespace seatledger::projections
