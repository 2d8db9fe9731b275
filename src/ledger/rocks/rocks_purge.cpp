// The part of RocksLedger that erases deleted bytes. A deletion alone leaves them in the
// write-ahead log and in sorted files until RocksDB happens to rewrite those files.
#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <chrono>
#include <set>
#include <thread>
#include <utility>

#include "base/durable_file.h"
#include "base/store_error.h"
#include "ledger/rocks/rocks_keys.h"
#include "ledger/rocks/rocks_ledger.h"
#include "ledger/rocks/rocks_settings.h"

namespace seatledger::ledger {
namespace {

constexpr std::chrono::milliseconds files_poll{10};
constexpr int files_polls_max = 500;
// RocksDB deletes a file that nobody reads any more only at the end of its next flush, compaction
// or iterator. When a look-up was the last to read it, none of them may come for hours.
constexpr int deletion_polls = 20;

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

bool RocksLedger::purge(Purge what) {
  const std::string key = mark_key(what);
  const std::lock_guard alone(purge_mutex_);
  while (const auto mark = get(key)) {
    if (purge_stopped_) failed("the program ends");
    // A reopen() interrupted it: try again.
    if (old_files_mark_ != key + *mark && !rewrite_files(key + *mark)) continue;
    if (!wait_for_old_files()) {
      if (purge_interrupted_) continue;
      return false;
    }
    if (!clear_purge_mark(key, *mark)) failed("the mark cannot be cleared");
    old_files_mark_.clear();
  }
  return true;
}

// Returns false when interrupted.
bool RocksLedger::rewrite_files(const std::string& mark) {
  const Reading open = reading();
  rocksdb::DB& db = open.db();
  rocksdb::FlushOptions flushing;
  flushing.wait = true;
  flushing.allow_write_stall = true;
  check(db.Flush(flushing));
  auto old = old_files(db, directory_);
  rocksdb::CompactRangeOptions compacting;
  // Otherwise the last level, which holds most rows, is not rewritten.
  compacting.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  compacting.exclusive_manual_compaction = false;
  compacting.canceled = &purge_interrupted_;
  const auto status = db.CompactRange(compacting, nullptr, nullptr);
  if (purge_interrupted_) return false;
  check(status);
  old_files_ = std::move(old);
  old_files_mark_ = mark;
  return true;
}

// Old files remain until nobody reads them. Returns false when some still do, or when interrupted.
bool RocksLedger::wait_for_old_files() {
  const Reading open = reading();
  for (int polls = 0; !purge_interrupted_; ++polls) {
    std::erase_if(old_files_, [](const auto& file) { return !std::filesystem::exists(file); });
    if (old_files_.empty()) {
      sync_directory(directory_);
      return true;
    }
    if (polls == files_polls_max) {
      report_old_files(open.db());
      return false;
    }
    // Makes RocksDB look for files to delete now.
    if (polls % deletion_polls == deletion_polls - 1) {
      check(open.db().DisableFileDeletions());
      check(open.db().EnableFileDeletions(false));
    }
    std::this_thread::sleep_for(files_poll);
  }
  return false;
}

// Names the files and what RocksDB knows of those who keep them.
void RocksLedger::report_old_files(rocksdb::DB& db) const {
  std::string text = "files that may hold erased rows are still in use:";
  for (const auto& file : old_files_) text += ' ' + file.filename().string();
  for (const char* property :
       {"rocksdb.is-file-deletions-enabled", "rocksdb.num-live-versions", "rocksdb.num-snapshots",
        "rocksdb.num-running-compactions", "rocksdb.num-running-flushes",
        "rocksdb.min-log-number-to-keep", "rocksdb.min-obsolete-sst-number-to-keep"}) {
    std::string value;
    if (db.GetProperty(property, &value)) text += std::string("; ") + property + ' ' + value;
  }
  report(LogLevel::warning, text);
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
  return db_->Write(rocks_write_settings(options_.synced), &batch).ok();
}

}  // namespace seatledger::ledger
