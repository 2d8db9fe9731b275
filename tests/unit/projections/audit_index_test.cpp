#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "projections/audit/audit_compare.h"
#include "projections/audit/audit_fold.h"
#include "projections/audit/audit_index.h"
#include "projections/audit/audit_sums.h"
#include "projections/rows/packing.h"
#include "support/memory_store.h"
#include "support/seat_sequence.h"
#include "support/view_fixture.h"

namespace seatledger::projections {
namespace {

using nlohmann::json;

constexpr std::size_t no_limit = 1'000'000;

// ---- who an event is about, read from the stored bytes by other code than the index's ----

using Id = std::pair<AuditSubject, std::string>;  // numbers as texts
using Expected = std::map<Id, std::vector<Position>>;

void add_numbers(const json& value, AuditSubject subject, std::set<Id>& ids) {
  if (value.is_number()) ids.emplace(subject, value.dump());
  if (!value.is_array()) return;
  for (const json& one : value) add_numbers(one, subject, ids);
}

void add_members(const json& data, std::set<Id>& ids) {
  for (const auto& [name, value] : data.items()) {
    if (name == "metadata" || name == "rows" || name == "rest") continue;
    if (name == "person_id" || name == "into" || name == "joined" || name == "left") {
      add_numbers(value, AuditSubject::person, ids);
    } else if (name == "assignment_id") {
      add_numbers(value, AuditSubject::assignment, ids);
    } else if (name == "group_assignment_id") {
      add_numbers(value, AuditSubject::group_assignment, ids);
    } else if (name == "group_id") {
      ids.emplace(AuditSubject::group, value.get<std::string>());
    } else if (name == "before" || name == "after") {
      if (value.is_object()) add_members(value, ids);
    }
  }
}

Expected expected_of(const std::vector<ledger::StoredRecord>& records) {
  Expected expected;
  std::map<std::uint64_t, std::string> platforms;
  for (const ledger::StoredRecord& stored : records) {
    const json record = json::parse(stored.bytes);
    std::set<Id> ids;
    ids.emplace(AuditSubject::transaction, record["transaction_id"].get<std::string>());
    ids.emplace(AuditSubject::actor, record["actor"].get<std::string>());
    if (record["license_id"].is_number()) {
      const std::uint64_t license = record["license_id"];
      if (record["type"] == "license_created") {
        platforms[license] = record["data"]["after"]["platform_key"];
      }
      ids.emplace(AuditSubject::license, std::to_string(license));
      ids.emplace(AuditSubject::platform, platforms.at(license));
    }
    add_members(record["data"], ids);
    for (const Id& id : ids) expected[id].push_back(stored.position);
  }
  return expected;
}

AuditId audit_id_of(const Id& id) {
  switch (id.first) {
    case AuditSubject::group:
    case AuditSubject::transaction:
    case AuditSubject::actor:
    case AuditSubject::platform: return audit_id(id.first, id.second);
    default: return audit_id(id.first, std::uint64_t{std::stoull(id.second)});
  }
}

// Folds what the log holds in batches of so many events.
void index_all(AuditIndex& index, const ledger::EventLog& log, std::size_t batch) {
  while (index.reached() < log.head()) {
    const auto records = log.read_after(index.reached(), batch);
    for (const ledger::StoredRecord& record : records) {
      index.apply(ledger::decode_record(record.bytes, record.position));
    }
    index.write(records.back().bytes);
  }
}

void check_pages(const Snapshot& snapshot, const Id& id, const std::vector<Position>& positions) {
  const AuditId wanted = audit_id_of(id);
  CHECK(AuditIndex::after(snapshot, wanted, {}, no_limit) == positions);
  std::vector<Position> down = AuditIndex::before(snapshot, wanted, Position{no_limit}, no_limit);
  CHECK(down == std::vector<Position>(positions.rbegin(), positions.rend()));
  // From every place, in pages of two.
  const std::uint64_t end = positions.back().value + 1;
  for (std::uint64_t place = 0; place <= end; place += 1 + end / 16) {
    const auto from = std::upper_bound(positions.begin(), positions.end(), Position{place});
    const auto size = std::min<std::ptrdiff_t>(2, positions.end() - from);
    CHECK(AuditIndex::after(snapshot, wanted, Position{place}, 2) ==
          std::vector<Position>(from, from + size));
    const auto below = std::lower_bound(positions.begin(), positions.end(), Position{place});
    const auto back = std::min<std::ptrdiff_t>(2, below - positions.begin());
    CHECK(AuditIndex::before(snapshot, wanted, Position{place}, 2) ==
          std::vector<Position>(std::make_reverse_iterator(below),
                                std::make_reverse_iterator(below - back)));
  }
}

TEST_CASE("the index answers as a filter over all events does") {
  std::set<AuditSubject> seen;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    sequencer_world::World world;
    for (const seat_sequence::Step& step : seat_sequence::any_sequence(seed)) {
      world.run(step.request);
      world.clock.time.micros += 1000;
    }
    const auto records = world.log.read_after({}, world.head());
    MemoryStore store;
    AuditIndex index(store);
    index_all(index, world.log, 1 + seed * seed % 67);
    const auto snapshot = store.snapshot();
    INFO("seed " << seed);
    for (const auto& [id, positions] : expected_of(records)) {
      INFO(static_cast<char>(id.first) << ' ' << id.second);
      check_pages(*snapshot, id, positions);
      seen.insert(id.first);
      for (const ledger::StoredRecord& record : records) {
        if (id.first == AuditSubject::platform) break;
        const bool found = std::binary_search(positions.begin(), positions.end(), record.position);
        REQUIRE(is_about(ledger::decode_record(record.bytes), audit_id_of(id)) == found);
      }
    }
    CHECK(AuditIndex::after(*snapshot, audit_id(AuditSubject::license, 999), {}, 10).empty());
    CHECK(AuditIndex::after(*snapshot, audit_id(AuditSubject::actor, "nobody"), {}, 10).empty());
  }
  CHECK(seen.size() == 8);
}

// Rows that end because they are full, and ids whose rows stand beside each other.
TEST_CASE("many events about one thing are found in pages of any size") {
  EventMaker make;
  MemoryStore store;
  AuditIndex index(store);
  std::vector<Position> about_one;
  std::vector<Position> about_two;
  std::string bytes;
  const auto apply = [&](const ledger::Event& event, std::vector<Position>& positions) {
    index.apply(event);
    bytes = ledger::encode_record(event);
    positions.push_back(event.position);
  };
  apply(make.created(1, ledger::Kind::user, license_terms("north", "One")), about_one);
  apply(make.created(2, ledger::Kind::user, license_terms("south", "Two")), about_two);
  for (int i = 0; i < 2000; ++i) {
    apply(make.updated(1 + i % 3 % 2, ledger::Kind::user, {}), i % 3 % 2 ? about_two : about_one);
    if (i % 700 == 0) index.write(bytes);
  }
  index.write(bytes);
  const auto snapshot = store.snapshot();
  check_pages(*snapshot, {AuditSubject::license, "1"}, about_one);
  check_pages(*snapshot, {AuditSubject::license, "2"}, about_two);
  check_pages(*snapshot, {AuditSubject::platform, "south"}, about_two);
  std::vector<Position> paged;
  for (std::size_t size = 1; paged.size() < about_one.size(); size = size % 300 + 7) {
    const Position from = paged.empty() ? Position{} : paged.back();
    for (const Position found :
         AuditIndex::after(*snapshot, audit_id(AuditSubject::license, 1), from, size)) {
      paged.push_back(found);
    }
  }
  CHECK(paged == about_one);
}

TEST_CASE("an index goes on from what its store holds") {
  sequencer_world::World world;
  for (const seat_sequence::Step& step : seat_sequence::any_sequence(7)) world.run(step.request);
  MemoryStore whole_store;
  AuditIndex whole(whole_store);
  index_all(whole, world.log, 5);

  MemoryStore store;
  const auto first = world.log.read_after({}, 10);
  {
    AuditIndex index(store);
    for (const auto& record : first) index.apply(ledger::decode_record(record.bytes));
    index.write(first.back().bytes);
    store.flush();
  }
  const auto checkpoint = AuditIndex::checkpoint(store);
  REQUIRE(checkpoint);
  CHECK(checkpoint->position == Position{10});
  CHECK(checkpoint->record == sha256(first.back().bytes));

  AuditIndex index(store);
  CHECK(index.reached() == Position{10});
  const auto next = world.log.read_after(Position{10}, 5);
  for (const auto& record : next) index.apply(ledger::decode_record(record.bytes));
  store.fail_write(1);
  REQUIRE_THROWS_AS(index.write(next.back().bytes), StoreError);
  index.recover();
  CHECK(index.reached() == Position{10});

  SECTION("after a failed write") {}
  SECTION("after a crash") {
    index_all(index, world.log, 3);
    store.crash();
    index.recover();
    CHECK(index.reached() == Position{10});
  }
  index_all(index, world.log, 5);
  const auto left = store.snapshot();
  const auto right = whole_store.snapshot();
  for (const auto& [id, positions] : expected_of(world.log.read_after({}, world.head()))) {
    CHECK(AuditIndex::after(*left, audit_id_of(id), {}, no_limit) ==
          AuditIndex::after(*right, audit_id_of(id), {}, no_limit));
  }
  CHECK_THROWS_AS(index.apply(ledger::decode_record(first.front().bytes)), std::logic_error);
}

TEST_CASE("a store of another layout is not continued") {
  MemoryStore store;
  CHECK(AuditIndex::checkpoint(store)->position == Position{});
  Packer row;
  row.varint(AuditIndex::layout + 1);
  store.write({{"!", row.take()}});
  CHECK_FALSE(AuditIndex::checkpoint(store));
  CHECK_THROWS_AS(AuditIndex(store), std::logic_error);
}

// ---- two indexes compared ----

// A log of some length about licenses and people, and an index of it whose rows may be changed.
struct Compared {
  Compared() {
    for (const seat_sequence::Step& step : seat_sequence::any_sequence(7)) {
      world.run(step.request);
      world.clock.time.micros += 1000;
    }
    AuditIndex index(stored);
    index_all(index, world.log, 3);
    AuditIndex whole(fresh);
    fold_audit(world.log, whole, world.log.head());
  }
  bool are_sums_equal() const {
    const Digest key = random_digest();
    AuditSums logged(key);
    for (const ledger::Event& event : world.events()) logged.add(event);
    AuditSums indexed(key);
    indexed.add(*stored.snapshot());
    return indexed.is_equal(logged);
  }
  // As one sentence; empty: none.
  std::string difference() const {
    const auto found = compare_audit(*stored.snapshot(), *fresh.snapshot());
    CHECK(are_sums_equal() == !found);
    return found ? describe(*found) : std::string();
  }
  // The first row of a subject that holds several positions.
  std::pair<std::string, AuditRow> row_of(MemoryStore& store, AuditSubject subject) const {
    std::string found;
    AuditRow row;
    const std::string prefix(1, static_cast<char>(subject));
    store.snapshot()->scan(prefix, {}, [&](std::string_view key, std::string_view value) {
      row = read_audit_row(key, value).value();
      if (row.positions.size() > 1) found = key;
      return found.empty();
    });
    REQUIRE_FALSE(found.empty());
    return {found, row};
  }

  sequencer_world::World world;
  MemoryStore stored;  // of small batches
  MemoryStore fresh;   // of one
};

std::string says(const std::string& about, Position position, const char* what) {
  return "audit index, " + about + ": position " + std::to_string(position.value) + what;
}

TEST_CASE("indexes that are cut into rows differently answer the same") {
  const Compared both;
  std::size_t rows[2] = {0, 0};
  const auto count = [](std::size_t& counted) {
    return [&counted](std::string_view, std::string_view) { return ++counted > 0; };
  };
  both.stored.snapshot()->scan({}, {}, count(rows[0]));
  both.fresh.snapshot()->scan({}, {}, count(rows[1]));
  CHECK(rows[0] > rows[1]);
  CHECK(both.difference().empty());
  CHECK(AuditIndex::checkpoint(both.fresh)->position == both.world.log.head());
}

TEST_CASE("an index that lacks positions is found, with the first of them") {
  Compared both;
  const auto [key, row] = both.row_of(both.stored, AuditSubject::license);
  const std::string about = describe_audit_id(row.id_key);
  CHECK(about == "license 1");
  SECTION("a row is gone") {
    both.stored.write({{key, std::nullopt}});
    CHECK(both.difference() == says(about, row.positions[0], " is missing"));
  }
  SECTION("a row ends early") {
    both.stored.write({{key, std::string()}});
    CHECK(both.difference() == says(about, row.positions[1], " is missing"));
  }
  SECTION("all rows of licenses are gone") {
    std::vector<Change> changes;
    both.stored.snapshot()->scan("l", {}, [&](std::string_view gone, std::string_view) {
      changes.push_back({std::string(gone), std::nullopt});
      return true;
    });
    both.stored.write(changes);
    const auto all = both.fresh.snapshot();
    const Position first =
        AuditIndex::after(*all, audit_id(AuditSubject::license, 1), {}, 1).front();
    CHECK(both.difference() == says(about, first, " is missing"));
  }
  SECTION("the last rows are gone") {
    std::vector<Change> changes;
    both.stored.snapshot()->scan("t", {}, [&](std::string_view gone, std::string_view) {
      changes.push_back({std::string(gone), std::nullopt});
      return true;
    });
    both.stored.write(changes);
    CHECK(both.difference().find("audit index, transaction \"") == 0);
  }
}

TEST_CASE("an index that tells more is found") {
  Compared both;
  const auto [key, row] = both.row_of(both.fresh, AuditSubject::license);
  const std::string about = describe_audit_id(row.id_key);
  const auto key_at = [&row = row](std::string start, std::uint64_t position) {
    for (int shift = 56; shift >= 0; shift -= 8) start += static_cast<char>(position >> shift);
    return start;
  };
  SECTION("a position after the last one") {
    const std::uint64_t last = row.positions.back().value;
    both.fresh.write({{key_at(row.id_key, last + 1), std::string()}});
    const auto found = compare_audit(*both.fresh.snapshot(), *both.stored.snapshot());
    CHECK(describe(found.value()) == says(about, Position{last + 1}, " is not about it"));
  }
  SECTION("a position twice") {
    const auto [own_key, own] = both.row_of(both.stored, AuditSubject::license);
    both.stored.write({{own_key, both.stored.get(own_key).value() + '\0'}});
    CHECK(both.difference() == says(about, own.positions.back(), " is not about it"));
  }
  SECTION("an id that no event names") {
    const std::string id = std::string("l\0\0\0\0\0\0\1\0", 9);
    both.stored.write({{key_at(id, 3), std::string()}});
    CHECK(both.difference() == says("license 256", Position{3}, " is not about it"));
  }
}

TEST_CASE("rows of an index that hold no positions are compared byte for byte") {
  Compared both;
  SECTION("the platform of a license") {
    both.stored.write({{std::string("L\0\0\0\0\0\0\0\1", 9), "elsewhere"}});
    CHECK(both.difference() ==
          "audit index, row L 0000000000000001: it is not what the log folds to");
  }
  SECTION("a row of an unknown letter") {
    both.stored.write({{"z1", "?"}});
    CHECK(both.difference() == "audit index, row z 31: it is not what the log folds to");
  }
  SECTION("a value that cannot be read") {
    both.stored.write({{both.row_of(both.stored, AuditSubject::person).first, "\xff"}});
    CHECK(both.difference().find("audit index, ") == 0);
  }
}

}  // namespace
}  // namespace seatledger::projections
