// What the RocksDB engine promises beyond the contract: one process, and damage that is never
// hidden.
#include "ledger/rocks/rocks_ledger.h"

#include <rocksdb/db.h>

#include <array>
#include <catch2/catch.hpp>
#include <fstream>

#include "base/store_error.h"
#include "ledger/rocks/rocks_event_log.h"
#include "ledger/rocks/rocks_keys.h"
#include "ledger/rocks/rocks_people.h"
#include "ledger/rocks/rocks_reader.h"
#include "ledger/rocks/rocks_secrets.h"
#include "ledger/rocks/wal_check.h"
#include "support/faulty_file_system.h"
#include "support/temporary_directory.h"

using namespace seatledger;
using namespace seatledger::ledger;
using Catch::Contains;
using contract::TemporaryDirectory;

namespace {

namespace fs = std::filesystem;

std::string record_at(std::uint64_t position) {
  return "{\"position\":" + std::to_string(position) + ",\"text\":\"some event\"}";
}

// A data directory as after a power failure: the log is written and synced, nothing is flushed.
struct CutOff {
  explicit CutOff(std::uint64_t events, std::size_t padding = 0) {
    TemporaryDirectory live;
    RocksLedger ledger(options_for(live.path()));
    RocksEventLog log(ledger);
    for (std::uint64_t i = 1; i <= events; ++i) {
      const std::vector<std::string> records{record_at(i) + std::string(padding, ' ') + "}"};
      REQUIRE(log.append(log.head(), records, {}) == AppendStatus::stored);
    }
    fs::copy(live.path(), directory.path(), fs::copy_options::recursive);
    for (const WalFinding& finding : examine_wals(directory.path() / "ledger")) {
      if (fs::file_size(finding.file) > fs::file_size(directory.path() / "lock")) {
        wal = finding.file;
      }
    }
    REQUIRE_FALSE(wal.empty());
    std::ifstream in(wal, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }

  RocksLedgerOptions options_for(const fs::path& path) {
    RocksLedgerOptions options;
    options.data_dir = path;
    options.log = [this](LogLevel, std::string_view text) {
      messages += text;
      messages += '\n';
    };
    return options;
  }

  void write_wal(std::string_view changed) const {
    std::ofstream out(wal, std::ios::binary | std::ios::trunc);
    out.write(changed.data(), static_cast<std::streamsize>(changed.size()));
  }

  // Returns the head after opening; checks that every event up to it exists.
  std::uint64_t open() {
    RocksLedger ledger(options_for(directory.path()));
    RocksEventLog log(ledger);
    CHECK(log.read_after(Position{0}, 1'000'000).size() == log.head().value);
    return log.head().value;
  }

  TemporaryDirectory directory;
  fs::path wal;
  std::string bytes;
  std::string messages;
};

// Where the last record of the log begins.
std::uint64_t last_record(const std::string& bytes) {
  return examine_wal(std::string_view(bytes).substr(0, bytes.size() - 1)).bad_begin;
}

}  // namespace

TEST_CASE("a directory serves one opener at a time") {
  const TemporaryDirectory directory;
  RocksLedgerOptions options;
  options.data_dir = directory.path();
  {
    const RocksLedger first(options);
    CHECK_THROWS_WITH(RocksLedger(options), Contains("another process uses the data directory"));
  }
  CHECK_NOTHROW(RocksLedger(options));
}

TEST_CASE("what a power cut leaves is all there") {
  CutOff state(20);
  CHECK(state.open() == 20);
  CHECK(state.open() == 20);
}

TEST_CASE("a record cut off by the end of the file is dropped, and nothing before it") {
  CutOff state(5);
  const std::uint64_t begin = last_record(state.bytes);
  const std::uint64_t cut = GENERATE(1U, 2U, 3U, 20U, 60U);
  REQUIRE(cut < state.bytes.size() - begin);
  state.write_wal(std::string_view(state.bytes).substr(0, state.bytes.size() - cut));
  CHECK(state.open() == 4);
  CHECK_THAT(state.messages, Contains("never acknowledged"));
}

TEST_CASE("a last record whose end is zeros is cut off, loudly") {
  CutOff state(5);
  const std::uint64_t begin = last_record(state.bytes);
  const std::uint64_t kept = GENERATE(3U, 6U, 8U, 30U);
  const std::uint64_t more = GENERATE(0U, 4096U);
  std::string changed = state.bytes.substr(0, begin + kept);
  changed.resize(state.bytes.size() + more, '\0');
  state.write_wal(changed);
  CHECK(state.open() == 4);
  CHECK_THAT(state.messages, Contains("cut off") && Contains(std::to_string(begin)));
  CHECK(state.open() == 4);
}

TEST_CASE("a record over several blocks whose end is zeros is cut off whole") {
  CutOff state(3, 100'000);
  const std::uint64_t begin = last_record(state.bytes);
  const std::uint64_t kept = GENERATE(7U, 20'000U, 90'000U);
  std::string changed = state.bytes.substr(0, begin + kept);
  changed.resize(state.bytes.size(), '\0');
  state.write_wal(changed);
  CHECK(state.open() == 2);
}

TEST_CASE("a flipped byte is never taken for the end of the log") {
  CutOff state(12);
  const std::size_t last = last_record(state.bytes);
  const std::array<std::size_t, 5> places{5, last / 3, last / 2, last + 5, state.bytes.size() - 1};
  const std::size_t at = places.at(GENERATE(0U, 1U, 2U, 3U, 4U));
  std::string changed = state.bytes;
  changed[at] = static_cast<char>(changed[at] ^ 0x10);
  state.write_wal(changed);
  CHECK_THROWS_WITH(state.open(), Contains("damaged") && Contains(state.wal.string()));
  // It is refused again and was not truncated; once repaired, every event is there.
  CHECK_THROWS_AS(state.open(), StoreError);
  state.write_wal(state.bytes);
  CHECK(state.open() == 12);
}

TEST_CASE("no single flipped bit goes unseen in a write-ahead log") {
  const CutOff small(4);
  for (std::size_t at = 0; at < small.bytes.size(); ++at) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string changed = small.bytes;
      changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ (1U << bit));
      INFO("byte " << at << ", bit " << bit);
      REQUIRE(examine_wal(changed).end == WalEnd::damaged);
    }
  }
}

TEST_CASE("no cut of a write-ahead log is taken for damage") {
  const CutOff small(4);
  std::uint64_t records = 0;
  for (std::size_t size = 0; size <= small.bytes.size(); ++size) {
    const WalVerdict verdict = examine_wal(std::string_view(small.bytes).substr(0, size));
    INFO("the first " << size << " bytes");
    REQUIRE((verdict.end == WalEnd::whole || verdict.end == WalEnd::torn));
    REQUIRE(verdict.records >= records);
    records = verdict.records;
  }
  CHECK(records >= 4);
}

TEST_CASE("a sector of zeros inside the log is damage") {
  CutOff state(40);
  std::string changed = state.bytes;
  const std::size_t at = GENERATE(512U, 1024U);
  changed.replace(at, 512, 512, '\0');
  state.write_wal(changed);
  CHECK_THROWS_AS(state.open(), StoreError);
}

TEST_CASE("half a write that failed is no damage") {
  const TemporaryDirectory directory;
  const auto files = std::make_shared<contract::FaultyFileSystem>();
  const auto env = rocksdb::NewCompositeEnv(files);
  RocksLedgerOptions options;
  options.data_dir = directory.path();
  options.env = env.get();
  RocksLedger ledger(options);
  RocksEventLog log(ledger);
  for (std::uint64_t i = 1; i <= 8; ++i) {
    const std::vector<std::string> records{record_at(i)};
    REQUIRE(log.append(log.head(), records, {}) == AppendStatus::stored);
    files->fail(1, contract::WalFault::half_append);
    CHECK(log.append(log.head(), records, {}) == AppendStatus::outcome_unknown);
    log.recover();
    REQUIRE(log.head() == Position{i});
  }
}

TEST_CASE("a directory with data but without its CURRENT is not begun anew") {
  CutOff state(3);
  fs::remove(state.directory.path() / "ledger" / "CURRENT");
  CHECK_THROWS_WITH(state.open(), Contains("no file CURRENT"));
}

TEST_CASE("a damaged table is told when it is read") {
  CutOff state(100, 1000);
  REQUIRE(state.open() == 100);
  fs::path table;
  for (const auto& entry : fs::directory_iterator(state.directory.path() / "ledger")) {
    if (entry.path().extension() == ".sst") table = entry.path();
  }
  std::fstream file(table, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(100);
  file.write("damage", 6);
  file.close();
  RocksLedger ledger(state.options_for(state.directory.path()));
  const RocksEventLog log(ledger);
  CHECK(log.head() == Position{100});
  CHECK_FALSE(ledger.damage());
  CHECK_THROWS_WITH(log.read_after(Position{0}, 100), Contains("Corruption"));
  REQUIRE(ledger.damage());
  CHECK_THAT(*ledger.damage(), Contains("is damaged: Corruption") && Contains(".sst"));
}

TEST_CASE("no key of the store tells a name or an address") {
  const TemporaryDirectory directory;
  RocksLedgerOptions options;
  options.data_dir = directory.path();
  {
    RocksLedger ledger(options);
    RocksEventLog log(ledger);
    Person ada;
    ada.id = PersonId{1};
    ada.user_id = 7;
    ada.username = "lovelace";
    ada.email = "ada@example.org";
    const std::vector<PersonWrite> people{{std::nullopt, ada}};
    const std::vector<std::string> records{"{}"};
    REQUIRE(log.append(Position{0}, records, people) == AppendStatus::stored);
  }
  rocksdb::DB* opened = nullptr;
  const std::string path = (directory.path() / "ledger").string();
  REQUIRE(rocksdb::DB::OpenForReadOnly(rocksdb::Options{}, path, &opened).ok());
  const std::unique_ptr<rocksdb::DB> db(opened);
  const std::unique_ptr<rocksdb::Iterator> at(db->NewIterator(rocksdb::ReadOptions{}));
  std::string prefixes;
  for (at->SeekToFirst(); at->Valid(); at->Next()) {
    const std::string key = at->key().ToString();
    prefixes += key.front();
    CHECK(key.find("lovelace") == std::string::npos);
    CHECK(key.find("example.org") == std::string::npos);
  }
  CHECK(prefixes == "efprsxxx");
}

TEST_CASE("a copy has the secret that it is given, and refuses to be opened with another") {
  const TemporaryDirectory directory;
  RocksLedgerOptions options;
  options.data_dir = directory.path();
  options.lookup_secret = sha256("the ledger's");
  CHECK(RocksLedger(options).lookup_secret() == *options.lookup_secret);
  CHECK(RocksLedger(options).lookup_secret() == *options.lookup_secret);
  options.lookup_secret = sha256("another's");
  CHECK_THROWS_WITH(RocksLedger(options), Contains("is a copy of another ledger"));
  options.lookup_secret.reset();
  CHECK(RocksLedger(options).lookup_secret() == sha256("the ledger's"));
}

TEST_CASE("the cursor of a copy is stored with what it is about, and left out of a repaired one") {
  const TemporaryDirectory directory;
  RocksLedgerOptions options;
  options.data_dir = directory.path() / "copy";
  {
    RocksLedger ledger(options);
    RocksEventLog log(ledger);
    CHECK_FALSE(log.cursor());
    const std::vector<std::string> records{record_at(1) + "}"};
    REQUIRE(log.append_copied(Position{0}, records, {}, "1 a") == AppendStatus::stored);
    CHECK(log.append_copied(Position{0}, records, {}, "2 b") == AppendStatus::conflict);
    CHECK(log.cursor() == "1 a");
    ledger.set_refusing_appends(true);
    CHECK(log.append_copied(Position{1}, {}, {}, "2 b") == AppendStatus::unavailable);
    ledger.set_refusing_appends(false);
    // Rows of people may change without an event of their own.
    REQUIRE(log.append_copied(Position{1}, {}, {}, "2 b") == AppendStatus::stored);
    CHECK(log.head() == Position{1});
    REQUIRE(log.append(Position{1}, {{record_at(2) + "}"}}, {}) == AppendStatus::stored);
  }
  {
    RocksLedger ledger(options);
    CHECK(RocksEventLog(ledger).cursor() == "2 b");
  }
  RocksReader(options.data_dir).copy_prefix(Position{1}, directory.path() / "repaired");
  options.data_dir = directory.path() / "repaired";
  RocksLedger repaired(options);
  CHECK_FALSE(RocksEventLog(repaired).cursor());
  CHECK(RocksEventLog(repaired).head() == Position{1});
}

TEST_CASE("a write of a copy is not synced, and one of a ledger is") {
  const bool synced = GENERATE(true, false);
  const TemporaryDirectory directory;
  const auto files = std::make_shared<contract::FaultyFileSystem>();
  const std::unique_ptr<rocksdb::Env> env = rocksdb::NewCompositeEnv(files);
  RocksLedgerOptions options;
  options.data_dir = directory.path();
  options.env = env.get();
  options.synced = synced;
  RocksLedger ledger(options);
  RocksEventLog log(ledger);
  files->fail(1, contract::WalFault::sync);
  const std::vector<std::string> records{record_at(1) + "}"};
  const auto status = log.append(Position{0}, records, {});
  CHECK(status == (synced ? AppendStatus::outcome_unknown : AppendStatus::stored));
}

TEST_CASE("the keys of the store are pinned") {
  using namespace rocks_keys;
  CHECK(std::string{event, person, person_lookup, secret, format, merkle_tile, checkpoint,
                    people_absent, copy_cursor} == "epxsfmcay");
  CHECK(number_key(event, 0x0102030405060708U) == "e\x01\x02\x03\x04\x05\x06\x07\x08");
  CHECK(number_in(event, number_key(event, 258)) == 258U);
  CHECK_FALSE(number_in(person, number_key(event, 258)));
  CHECK(end_of(event) == "f");
}
