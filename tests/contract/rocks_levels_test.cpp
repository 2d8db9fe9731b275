// How the rows of a ledger lie in its sorted files (decision 0046).
#include <rocksdb/db.h>

#include <catch2/catch.hpp>

#include "ledger/rocks/rocks_event_log.h"
#include "ledger/rocks/rocks_ledger.h"
#include "support/temporary_directory.h"

using namespace seatledger;
using namespace seatledger::ledger;
using contract::TemporaryDirectory;

namespace {

std::vector<rocksdb::LiveFileMetaData> sorted_files(RocksLedger& ledger) {
  std::vector<rocksdb::LiveFileMetaData> files;
  ledger.reading().db().GetLiveFilesMetaData(&files);
  return files;
}

bool has_one_kind(const rocksdb::LiveFileMetaData& file) {
  return file.smallestkey.at(0) == file.largestkey.at(0);
}

// An event, and the row of a new person.
void append_one(RocksEventLog& log, RocksLedger& ledger) {
  const std::uint64_t number = log.head().value + 1;
  PersonWrite write;
  write.after.emplace();
  write.after->id = PersonId{number};
  write.after->user_id = static_cast<std::int64_t>(number);
  write.after->username = "user-" + std::to_string(number);
  write.after->row_key = sha256(write.after->username);
  const std::vector<std::string> records{"{\"position\":" + std::to_string(number) + "}"};
  REQUIRE(log.append(log.head(), records, {&write, 1}) == AppendStatus::stored);
  REQUIRE(ledger.reading().db().Flush({}).ok());
}

TEST_CASE("below level 0 a file of the ledger holds one kind of row") {
  const TemporaryDirectory directory;
  RocksLedgerOptions options;
  options.data_dir = directory.path();
  RocksLedger ledger(options);
  RocksEventLog log(ledger);
  append_one(log, ledger);
  REQUIRE_FALSE(sorted_files(ledger).empty());
  CHECK_FALSE(has_one_kind(sorted_files(ledger).back()));
  append_one(log, ledger);
  REQUIRE(ledger.reading().db().CompactRange({}, nullptr, nullptr).ok());
  const auto files = sorted_files(ledger);
  CHECK(files.size() > 2);
  for (const auto& file : files) {
    INFO(file.smallestkey << " to " << file.largestkey);
    CHECK(file.level > 0);
    CHECK(has_one_kind(file));
  }
  CHECK(log.read_after(Position{}, 10).size() == 2);
}

}  // namespace
