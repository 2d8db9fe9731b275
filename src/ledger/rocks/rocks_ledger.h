// The RocksDB instance that holds the truth: <data_dir>/ledger/. Only the other files of this
// folder work on it.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/logging.h"

namespace rocksdb {
class DB;
class Env;
class Status;
class WriteBatch;
}  // namespace rocksdb

namespace seatledger::ledger {

class DirectoryLock;

struct RocksLedgerOptions {
  std::filesystem::path data_dir;  // made, readable only by its owner, if it is not there
  std::size_t write_buffer_bytes = std::size_t{64} << 20U;  // of one write buffer
  int write_buffers_max = 3;
  std::size_t block_cache_bytes = std::size_t{64} << 20U;
  int open_files_max = 256;
  // Where the store's own messages go, from any thread; empty: nowhere.
  std::function<void(LogLevel level, std::string_view text)> log;
  rocksdb::Env* env = nullptr;  // only for tests; not owned
};

class RocksLedger {
 public:
  // Opens, and makes what is not there. Cuts a write-ahead log whose end was never wholly written,
  // and says so in the log. Throws StoreError: another process uses the directory, the store is
  // damaged (names the file and the bytes), the disk fails, the format is unknown.
  explicit RocksLedger(RocksLedgerOptions options);
  ~RocksLedger();
  RocksLedger(const RocksLedger&) = delete;
  RocksLedger& operator=(const RocksLedger&) = delete;

  // Appends are answered `unavailable` while set: the disk has too little room (log/disk_space.h).
  // Any thread. Reads go on.
  void set_refusing_appends(bool refusing) { refusing_.store(refusing, std::memory_order_relaxed); }
  bool refusing_appends() const { return refusing_.load(std::memory_order_relaxed); }

  // The first error of RocksDB that says a file does not hold what was written to it, in a call or
  // in the background. It stays: opening again does not mend the file. Any thread.
  std::optional<std::string> damage() const;
  // The last write failed because the disk has no room. Any thread.
  bool is_out_of_room() const { return out_of_room_.load(std::memory_order_relaxed); }

  // The rest is for the other files of this folder.

  // Keeps the store open while it lives: short, and one at a time in a thread.
  class Reading {
   public:
    rocksdb::DB& db() const { return *db_; }

   private:
    friend class RocksLedger;
    std::shared_lock<std::shared_mutex> lock_;
    rocksdb::DB* db_ = nullptr;
  };
  // Any thread; waits for a reopen() that runs. Throws StoreError when the store could not be
  // reopened.
  Reading reading() const;
  // Nothing: there is no such key. Throws StoreError.
  std::optional<std::string> get(std::string_view key) const;

  // One atomic, synced write; any thread, one at a time. False: it failed, its outcome is unknown,
  // and the store takes no other until reopen().
  bool write(rocksdb::WriteBatch& batch);

  // Keeps a status that says the store is damaged. To be called with every status of a read through
  // reading() that is not ok.
  void note(const rocksdb::Status& status) const;

  // Waits for readers, closes, opens again. Throws StoreError: then it stays closed and may be
  // called again. Must not be called by a thread that holds a Reading.
  void reopen();

  // A deleted row of people is gone for readers at once; this makes its bytes go from the files.
  // The commit that deletes one leaves a mark, which stays over restarts until they are gone.
  bool is_purge_due() const;  // throws StoreError
  // Returns when no file holds a row that was deleted before the call: it rewrites the whole store,
  // beside its other work. Any thread that holds no Reading. Throws StoreError: it failed or was
  // stopped, and is still due.
  void purge();
  // A purge() that runs or comes throws soon: the program ends.
  void stop_purging();

  const Digest& lookup_secret() const { return lookup_secret_; }

 private:
  void open();
  void cut_or_refuse_logs();
  void close();
  void begin_new();
  void check_format();
  bool rewrite_files();
  bool clear_purge_mark(const std::string& seen);
  void report(LogLevel level, std::string_view text) const;

  const RocksLedgerOptions options_;
  const std::filesystem::path directory_;  // data_dir/ledger
  std::unique_ptr<DirectoryLock> lock_;
  Digest lookup_secret_;  // the same after every reopen()

  std::atomic<bool> refusing_ = false;
  std::atomic<bool> out_of_room_ = false;
  std::atomic<bool> purge_stopped_ = false;      // permanently
  std::atomic<bool> purge_interrupted_ = false;  // it holds up a reopen(), or is stopped
  std::mutex purge_mutex_;                       // one purge at a time; taken first
  // A shared_mutex lets new readers pass a waiting writer; this holds them back.
  mutable std::atomic<bool> reopening_ = false;
  std::mutex write_mutex_;                // one write at a time; taken before open_mutex_
  mutable std::shared_mutex open_mutex_;  // shared: db_ is used; exclusive: db_ is replaced
  std::unique_ptr<rocksdb::DB> db_;

  mutable std::mutex damage_mutex_;  // taken last
  mutable std::optional<std::string> damage_;
};

}  // namespace seatledger::ledger
