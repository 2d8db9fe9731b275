// A deleted row of people is removed from the bytes on the disk, not only hidden from readers.
#include <rocksdb/db.h>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "base/store_error.h"
#include "ledger/rocks/rocks_event_log.h"
#include "ledger/rocks/rocks_ledger.h"
#include "ledger/rocks/rocks_people.h"
#include "support/temporary_directory.h"

using namespace seatledger;
using namespace seatledger::ledger;
using contract::TemporaryDirectory;

namespace {

namespace fs = std::filesystem;

// Long, so that compression cannot hide it.
constexpr std::string_view mark = "Quetzalina-of-the-Unmistakable-Name";

bool is_on_disk(const fs::path& directory) {
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    if (bytes.find(mark) != std::string::npos) return true;
  }
  return false;
}

Person person(std::uint64_t number) {
  Person row;
  row.id = PersonId{number};
  row.user_id = static_cast<std::int64_t>(number);
  row.username = number == 7 ? std::string(mark) : "user-" + std::to_string(number);
  row.row_key = sha256(row.username);
  return row;
}

struct Store {
  explicit Store(const fs::path& path) : ledger(options_for(path)), log(ledger), people(ledger) {}
  static RocksLedgerOptions options_for(const fs::path& path) {
    RocksLedgerOptions options;
    options.data_dir = path;
    return options;
  }
  void write(const PersonWrite& write) {
    const std::vector<std::string> records{"{\"position\":" + std::to_string(log.head().value + 1) +
                                           "}"};
    REQUIRE(log.append(log.head(), records, {&write, 1}) == AppendStatus::stored);
  }
  void flush() { REQUIRE(ledger.reading().db().Flush({}).ok()); }

  RocksLedger ledger;
  RocksEventLog log;
  RocksPeople people;
};

TEST_CASE("purge: the bytes of a deleted row go, whatever files they stand in") {
  const TemporaryDirectory directory;
  {
    Store store(directory.path());
    for (std::uint64_t i = 1; i <= 20; ++i) store.write({std::nullopt, person(i)});
    CHECK_FALSE(store.ledger.is_purge_due());
    store.ledger.purge();
    store.flush();
    // Puts rows into the second level and into the write-ahead log.
    REQUIRE(store.ledger.reading().db().CompactRange({}, nullptr, nullptr).ok());
    Person renamed = person(7);
    renamed.name = mark;
    store.write({person(7), renamed});
    REQUIRE(is_on_disk(directory.path()));
    store.write({renamed, std::nullopt});
    CHECK_FALSE(store.people.person(PersonId{7}));
    CHECK_FALSE(store.people.by_username(mark));
    CHECK(is_on_disk(directory.path()));
    CHECK(store.ledger.is_purge_due());
  }
  // A purge that a crash interrupted is still due.
  Store store(directory.path());
  CHECK(store.ledger.is_purge_due());
  store.ledger.purge();
  CHECK_FALSE(store.ledger.is_purge_due());
  CHECK_FALSE(is_on_disk(directory.path()));
  CHECK(store.people.person(PersonId{8}) == person(8));
  CHECK(store.log.head() == Position{22});
  CHECK(store.log.read_after(Position{0}, 100).size() == 22);
  store.log.recover();
  CHECK_FALSE(store.ledger.is_purge_due());
}

TEST_CASE("purge: stopped, it stays due") {
  const TemporaryDirectory directory;
  {
    Store store(directory.path());
    store.write({std::nullopt, person(7)});
    store.write({person(7), std::nullopt});
    store.ledger.stop_purging();
    CHECK_THROWS_AS(store.ledger.purge(), StoreError);
  }
  Store store(directory.path());
  CHECK(store.ledger.is_purge_due());
  store.ledger.purge();
  CHECK_FALSE(is_on_disk(directory.path()));
}

}  // namespace
