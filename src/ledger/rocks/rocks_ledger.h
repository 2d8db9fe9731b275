// The ledger's RocksDB database, <data_dir>/ledger/. Used only by the other files of this folder.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/logging.h"
#include "ledger/people/lookup_cache.h"
#include "ledger/people/people_cache.h"
#include "ledger/people/people_lookups.h"
#include "ledger/store/ledger_options.h"
#include "ledger/store/ledger_store.h"

namespace rocksdb {
class DB;
class Env;
class Status;
class WriteBatch;
}  // namespace rocksdb

namespace seatledger::ledger {

class DirectoryLock;

struct RocksLedgerOptions : LedgerOptions {
  rocksdb::Env* env = nullptr;  // only for tests; not owned
};

class RocksLedger {
 public:
  // Opens the database, or creates it. Truncates a write-ahead log whose end was not written
  // completely, and logs that. Throws StoreError: another process uses the directory, the store is
  // damaged (the message names the file and the bytes; see reads_damaged), the disk fails, the
  // format is unknown, the secret of the look-ups is not the one given.
  explicit RocksLedger(RocksLedgerOptions options);
  ~RocksLedger();
  RocksLedger(const RocksLedger&) = delete;
  RocksLedger& operator=(const RocksLedger&) = delete;

  // While set, appends return `unavailable` because the disk is nearly full (rocks/disk_space.h).
  // Reads continue. Any thread.
  void set_refusing_appends(bool refusing) { refusing_.store(refusing, std::memory_order_relaxed); }
  bool refusing_appends() const {
    return read_only_.load(std::memory_order_relaxed) || refusing_.load(std::memory_order_relaxed);
  }

  // The first RocksDB error that reports a damaged file, in a call or in the background. It stays
  // set, because reopening does not repair the file. Any thread.
  std::optional<std::string> damage() const;
  // The last write failed because the disk is full. Any thread.
  bool is_out_of_room() const { return out_of_room_.load(std::memory_order_relaxed); }

  // Everything below is only for the other files of this folder.

  // Keeps the store open while it exists. Hold it briefly; at most one per thread.
  class Reading {
   public:
    rocksdb::DB& db() const { return *db_; }

   private:
    friend class RocksLedger;
    std::shared_lock<std::shared_mutex> lock_;
    rocksdb::DB* db_ = nullptr;
  };
  // Any thread; waits for a running reopen(). Throws StoreError when the store could not be
  // reopened.
  Reading reading() const;
  // Nothing if there is no such key. Throws StoreError.
  std::optional<std::string> get(std::string_view key) const;

  // One atomic write, synced unless the options say otherwise; any thread, one at a time. False: it
  // failed, its outcome is unknown, and all further writes fail until reopen().
  bool write(rocksdb::WriteBatch& batch);

  // Remembers a status that reports damage. Call it with every failed status of a read through
  // reading().
  void note(const rocksdb::Status& status) const;

  // Waits for readers, closes and reopens the store. On failure throws StoreError and leaves the
  // store closed; it may be called again. The calling thread must not hold a Reading.
  void reopen();

  // As in LedgerStore.
  using Purge = DeletedRows;
  bool is_purge_due(Purge what = Purge::people) const;  // throws StoreError
  // Any thread without a Reading.
  bool purge(Purge what = Purge::people);
  void stop_purging();

  // Whoever writes a row of a person, or a look-up of an e-mail, calls their forget(). Any thread.
  PeopleCache& people_cache() const { return people_cache_; }
  LookupCache& lookup_cache() const { return lookup_cache_; }

  const Digest& lookup_secret() const { return lookup_secret_; }

  // By which rule the look-ups of e-mails were made (rocks/rocks_lookups.h). Any thread.
  EmailRule email_rule() const { return email_rule_; }
  void set_email_rule(EmailRule rule) { email_rule_ = rule; }

 private:
  void open();
  // Nothing: the logs are sound now. Else one sentence about the damage.
  std::optional<std::string> cut_logs();
  void note_damage(std::string damage) const;
  void close();
  void begin_new();
  void check_format();
  bool rewrite_files(const std::string& mark);
  bool wait_for_old_files();
  void report_old_files(rocksdb::DB& db) const;
  bool clear_purge_mark(const std::string& key, const std::string& seen);
  void report(LogLevel level, std::string_view text) const;

  const RocksLedgerOptions options_;
  const std::filesystem::path directory_;  // data_dir/ledger
  std::unique_ptr<DirectoryLock> lock_;
  mutable PeopleCache people_cache_;
  mutable LookupCache lookup_cache_;
  Digest lookup_secret_;  // the same after every reopen()
  std::atomic<EmailRule> email_rule_ = EmailRule::lower;

  std::atomic<bool> refusing_ = false;
  std::atomic<bool> read_only_ = false;  // the write-ahead log is damaged
  std::atomic<bool> out_of_room_ = false;
  std::atomic<bool> purge_stopped_ = false;      // never reset
  std::atomic<bool> purge_interrupted_ = false;  // set by a waiting reopen() and by stop_purging()
  std::mutex purge_mutex_;                       // one purge at a time; locked before the others
  std::set<std::filesystem::path> old_files_;    // guarded by purge_mutex_; rewritten, not yet gone
  std::string old_files_mark_;                   // guarded by purge_mutex_; the mark they were for
  // A shared_mutex lets new readers overtake a waiting writer; this flag makes them wait.
  mutable std::atomic<bool> reopening_ = false;
  std::mutex write_mutex_;                // one write at a time; locked before open_mutex_
  mutable std::shared_mutex open_mutex_;  // shared: db_ is used; exclusive: db_ is replaced
  std::unique_ptr<rocksdb::DB> db_;

  mutable std::mutex damage_mutex_;  // locked last
  mutable std::optional<std::string> damage_;
};

}  // namespace seatledger::ledger
