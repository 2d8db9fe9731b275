#include "ledger/write/fold.h"

#include <catch2/catch.hpp>

#include "base/store_error.h"
#include "projections/fold/compare.h"
#include "support/view_fixture.h"

namespace seatledger::projections {
namespace {

using ledger::Kind;

struct Ledger {
  ledger::MemoryLedger log;

  explicit Ledger(std::uint64_t events) {
    EventMaker make;
    std::vector<std::string> records;
    records.push_back(
        encode_record(make.event(ledger::PlatformPut{{}, platform_record("acme", "ACME", 1)})));
    for (std::uint64_t id = 1; records.size() < events; ++id) {
      auto event = make.created(id, Kind::user, license_terms("acme", "a"));
      event.request_digest = digest_of(id);
      records.push_back(encode_record(event));
    }
    REQUIRE(log.append({}, records, {}) == ledger::AppendStatus::stored);
  }
};

std::optional<RowDifference> difference(const KeyValueStore& left, const KeyValueStore& right) {
  return compare(*left.snapshot(), *right.snapshot());
}

TEST_CASE("the same log folds to the same rows, whatever the batches") {
  const Ledger ledger(50);
  MemoryStore first;
  ViewSet whole(first);
  CHECK(fold(ledger.log, whole) == Position{50});
  for (const std::size_t batch : {std::size_t{1}, std::size_t{7}, std::size_t{50}}) {
    MemoryStore second;
    ViewSet views(second);
    fold(ledger.log, views, {{}, batch, {}});
    CHECK(views.applied() == Position{50});
    CHECK_FALSE(difference(first, second));
  }
}

TEST_CASE("an empty log folds to nothing") {
  const ledger::MemoryLedger log;
  MemoryStore store;
  ViewSet views(store);
  CHECK(fold(log, views) == Position{0});
  CHECK_FALSE(difference(store, MemoryStore()));
}

TEST_CASE("a fold that was stopped, or lost its tail, goes on where it was") {
  const Ledger ledger(50);
  MemoryStore whole_store;
  ViewSet whole(whole_store);
  fold(ledger.log, whole);

  MemoryStore store;
  {
    ViewSet views(store);
    int batches = 0;
    const auto stop = [&](Position) { return ++batches < 3; };
    CHECK(fold(ledger.log, views, {{}, 5, stop}) == Position{15});
    views.flush();
  }
  {
    ViewSet views(store);
    views.apply(ledger::decode_record(ledger.log.read_after(Position{15}, 1).at(0).bytes));
    views.commit();
  }
  store.crash();
  ViewSet views(store);
  CHECK(views.applied() == Position{15});
  fold(ledger.log, views);
  CHECK_FALSE(difference(store, whole_store));
}

TEST_CASE("views ahead of what is folded are refused") {
  const Ledger ledger(5);
  MemoryStore store;
  ViewSet views(store);
  fold(ledger.log, views);
  CHECK_THROWS_AS(fold(ledger.log, views, {Position{3}, 10, {}}), StoreError);
}

TEST_CASE("a fold up to a position is the past") {
  const Ledger ledger(50);
  MemoryStore store;
  ViewSet views(store);
  CHECK(fold(ledger.log, views, {Position{11}, 4, {}}) == Position{11});
  CHECK(ViewReader(store).licenses({}, {}, {}).total == 10);
}

TEST_CASE("the first differing row is named with its view") {
  const Ledger ledger(5);
  MemoryStore left;
  MemoryStore right;
  for (MemoryStore* store : {&left, &right}) {
    ViewSet views(*store);
    fold(ledger.log, views);
  }
  REQUIRE_FALSE(difference(left, right));
  const std::string license_row = std::string("L\0\0\0\0\0\0\0\2", 9);
  const std::string original = *left.get(license_row);

  right.write({{license_row, "other"}});
  auto found = difference(left, right);
  REQUIRE(found);
  CHECK(found->view == "license");
  CHECK(found->key == license_row);
  CHECK(found->left == original);
  CHECK(found->right == "other");
  CHECK(describe(*found).find("view license, row L 0000000000000002") == 0);
  CHECK_FALSE(compare(*left.snapshot(), *right.snapshot(), "platform"));

  right.write({{license_row, std::nullopt}});
  found = difference(left, right);
  REQUIRE(found);
  CHECK_FALSE(found->right);
  CHECK(describe(*found).find("only in the first") != std::string::npos);

  right.write({{license_row, original}, {"ZP", std::nullopt}});
  found = difference(left, right);
  REQUIRE(found);
  CHECK(found->view == "platform");
  left.write({{"ZP", std::nullopt}});
  right.write({{"Pzz", "x"}});
  found = difference(left, right);
  REQUIRE(found);
  CHECK_FALSE(found->left);
  CHECK(describe(*found) == "view platform, row \"Pzz\": only in the second");
}

TEST_CASE("stores of many rows are compared to the end") {
  MemoryStore left;
  MemoryStore right;
  std::vector<Change> changes;
  for (int i = 0; i < 5000; ++i) changes.push_back({"P" + std::to_string(i), "x"});
  left.write(changes);
  right.write(changes);
  CHECK_FALSE(difference(left, right));
  right.write({{"Pz", "x"}});
  CHECK(difference(left, right)->key == "Pz");
  left.write({{"P1234", "y"}});
  CHECK(difference(left, right)->key == "P1234");
}

}  // namespace
}  // namespace seatledger::projections
