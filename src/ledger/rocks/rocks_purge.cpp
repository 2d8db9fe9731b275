// The part of RocksLedger that erases deleted bytes. A deletion alone leaves them in the
// write-ahead log and in sorted files until RocksDB happens to rewrite those files.
#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <chrono>
#include <set>
#include <thread>

#include "base/durable_file.h"
#include "base/store_error.h"
#include "ledger/rocks/rocks_keys.h"
#include "ledger/rocks/rocks_ledger.h"
#include "ledger/rocks/rocks_settings.h"

namespace seatledger::ledger {
namespace {

constexpr std::chrono::milliseconds files_poll{10};
constexpr int files_polls_max = 6000;

std::string mark_key(RocksLedger::Purge what) {
  return what == RocksLedger::Purge::people ? rocks_keys::text_key(rocks_keys::purge_due, "")
                                            : rocks_keys::secret_purge_due();
}

[[noreturn]] void failed(const std::string& why) {
  throw StoreError("deleted rows cannot be made to go from the files: " + why);
}

void check(const rocksdb::Status& status) {
  if (!status.ok()) failed(status.ToString());
}

// Call after a flush. Files that may hold rows deleted before it: every sorted file, and
// write-ahead logs older than the current one.
std::set<std::filesystem::path> old_files(rocksdb::DB& db, const std::filesystem::path& directory) {
  std::unique_ptr<rocksdb::LogFile> open_log;
  check(db.GetCurrentWalFile(&open_log));
  const std::string open_name = std::filesystem::path(open_log->PathName()).filename().string();
  std::set<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    const std::filesystem::path& file = entry.path();
    // Names are numbers padded with zeros to one width; a longer name is a higher number.
    const std::string name = file.filename().string();
    const bool is_older_log = file.extension() == ".log" &&
                              std::pair(name.size(), name) < std::pair(open_name.size(), open_name);
    if (file.extension() == ".sst" || is_older_log) found.insert(file);
  }
  return found;
}

}  // namespace

bool RocksLedger::is_purge_due(Purge what) const { return get(mark_key(what)).has_value(); }

void RocksLedger::stop_purging() {
  purge_stopped_ = true;
  purge_interrupted_ = true;
}

void RocksLedger::purge(Purge what) {
  const std::lock_guard alone(purge_mutex_);
  while (const auto mark = get(mark_key(what))) {
    if (purge_stopped_) failed("the program ends");
    // A reopen() interrupted it: try again.
    if (!rewrite_files()) continue;
    if (!clear_purge_mark(mark_key(what), *mark)) failed("the mark cannot be cleared");
  }
}

// Returns false when interrupted.
bool RocksLedger::rewrite_files() {
  const Reading open = reading();
  rocksdb::DB& db = open.db();
  rocksdb::FlushOptions flushing;
  flushing.wait = true;
  flushing.allow_write_stall = true;
  check(db.Flush(flushing));
  const auto old = old_files(db, directory_);
  rocksdb::CompactRangeOptions compacting;
  // Otherwise the last level, which holds most rows, is not rewritten.
  compacting.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  compacting.exclusive_manual_compaction = false;
  compacting.canceled = &purge_interrupted_;
  const auto status = db.CompactRange(compacting, nullptr, nullptr);
  if (purge_interrupted_) return false;
  check(status);
  // Old files remain until no iterator reads them.
  for (int polls = 0; !purge_interrupted_; ++polls) {
    bool any = false;
    for (const auto& file : old) any = any || std::filesystem::exists(file);
    if (!any) {
      sync_directory(directory_);
      return true;
    }
    if (polls == files_polls_max) failed("old files are still in use");
    std::this_thread::sleep_for(files_poll);
  }
  return false;
}

// Keeps a mark that a later commit has set. Returns false if the write failed.
bool RocksLedger::clear_purge_mark(const std::string& key, const std::string& seen) {
  const std::lock_guard lock(write_mutex_);
  const std::shared_lock open(open_mutex_);
  if (!db_) return false;
  std::string now;
  if (!db_->Get(rocksdb::ReadOptions{}, key, &now).ok() || now != seen) return true;
  rocksdb::WriteBatch batch;
  batch.Delete(key);
  return db_->Write(rocks_write_settings(), &batch).ok();
}

}  // namespace seatledger::ledger
