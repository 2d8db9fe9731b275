// A deleted row of people is removed from the bytes on the disk, not only hidden from readers.
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>
#include <future>
#include <iterator>
#include <set>
#include <thread>
#include <utility>

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
  explicit Store(const fs::path& path, rocksdb::Env* env = nullptr)
      : ledger(options_for(path, env)), log(ledger), people(ledger) {}
  static RocksLedgerOptions options_for(const fs::path& path, rocksdb::Env* env) {
    RocksLedgerOptions options;
    options.data_dir = path;
    options.env = env;
    return options;
  }
  void write(const PersonWrite& write) {
    const std::vector<std::string> records{"{\"position\":" + std::to_string(log.head().value + 1) +
                                           "}"};
    REQUIRE(log.append(log.head(), records, {&write, 1}) == AppendStatus::stored);
  }
  void flush() { REQUIRE(ledger.reading().db().Flush({}).ok()); }
  // The names of the sorted files in use.
  std::set<std::string> files() {
    std::vector<rocksdb::LiveFileMetaData> found;
    ledger.reading().db().GetLiveFilesMetaData(&found);
    std::set<std::string> names;
    for (const auto& file : found) names.insert(file.name);
    return names;
  }

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
    CHECK(store.ledger.purge());
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
  CHECK(store.ledger.purge());
  CHECK_FALSE(store.ledger.is_purge_due());
  CHECK_FALSE(is_on_disk(directory.path()));
  CHECK(store.people.person(PersonId{8}) == person(8));
  CHECK(store.log.head() == Position{22});
  CHECK(store.log.read_after(Position{0}, 100).size() == 22);
  store.log.recover();
  CHECK_FALSE(store.ledger.is_purge_due());
}

// Holds up the reads of one thread.
struct Gate {
  std::atomic<bool> closed = true;
  std::atomic<bool> reached = false;
};
thread_local Gate* gate_of_thread = nullptr;

class GatedFile final : public rocksdb::FSRandomAccessFileOwnerWrapper {
 public:
  using rocksdb::FSRandomAccessFileOwnerWrapper::FSRandomAccessFileOwnerWrapper;
  rocksdb::IOStatus Read(std::uint64_t offset, std::size_t size, const rocksdb::IOOptions& options,
                         rocksdb::Slice* result, char* scratch,
                         rocksdb::IODebugContext* debug) const override {
    if (Gate* gate = gate_of_thread) {
      gate->reached = true;
      gate->reached.notify_all();
      gate->closed.wait(true);
    }
    return FSRandomAccessFileWrapper::Read(offset, size, options, result, scratch, debug);
  }
};

class GatedFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  GatedFileSystem() : rocksdb::FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "gated"; }
  rocksdb::IOStatus NewRandomAccessFile(const std::string& name,
                                        const rocksdb::FileOptions& options,
                                        std::unique_ptr<rocksdb::FSRandomAccessFile>* result,
                                        rocksdb::IODebugContext* debug) override {
    const auto status = FileSystemWrapper::NewRandomAccessFile(name, options, result, debug);
    if (status.ok()) *result = std::make_unique<GatedFile>(std::move(*result));
    return status;
  }
};

TEST_CASE("purge: a look-up that was the last to read an old file does not keep it") {
  const TemporaryDirectory directory;
  const auto env = rocksdb::NewCompositeEnv(std::make_shared<GatedFileSystem>());
  Store store(directory.path(), env.get());
  for (std::uint64_t i = 1; i <= 20; ++i) store.write({std::nullopt, person(i)});
  store.flush();
  store.write({person(7), std::nullopt});
  const std::set<std::string> before = store.files();
  REQUIRE(before.size() == 1);

  Gate gate;
  auto look_up = std::async(std::launch::async, [&] {
    gate_of_thread = &gate;
    return store.people.person(PersonId{8});
  });
  gate.reached.wait(false);
  auto purging = std::async(std::launch::async, [&] { return store.ledger.purge(); });
  while (store.files().contains(*before.begin())) std::this_thread::yield();
  gate.closed = false;
  gate.closed.notify_all();
  CHECK(look_up.get() == person(8));
  // Within the few seconds that it waits for readers, or at the next call.
  if (!purging.get()) CHECK(store.ledger.purge());
  CHECK_FALSE(store.ledger.is_purge_due());
  CHECK_FALSE(is_on_disk(directory.path()));
}

TEST_CASE(
    "purge: files that are still read are told, and waited for without rewriting them again") {
  const TemporaryDirectory directory;
  Store store(directory.path());
  for (std::uint64_t i = 1; i <= 20; ++i) store.write({std::nullopt, person(i)});
  store.flush();
  store.write({person(7), std::nullopt});
  std::unique_ptr<rocksdb::Iterator> reader(store.ledger.reading().db().NewIterator({}));
  reader->SeekToFirst();
  CHECK_FALSE(store.ledger.purge());
  CHECK(store.ledger.is_purge_due());
  CHECK_FALSE(store.people.person(PersonId{7}));
  const std::set<std::string> rewritten = store.files();

  reader.reset();
  CHECK(store.ledger.purge());
  CHECK(store.files() == rewritten);
  CHECK_FALSE(store.ledger.is_purge_due());
  CHECK_FALSE(is_on_disk(directory.path()));

  // A later erasure rewrites them.
  store.write({person(9), std::nullopt});
  CHECK(store.ledger.purge());
  CHECK(store.files() != rewritten);
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
  CHECK(store.ledger.purge());
  CHECK_FALSE(is_on_disk(directory.path()));
}

}  // namespace
