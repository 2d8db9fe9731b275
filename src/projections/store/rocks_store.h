// Views in RocksDB: one directory for each generation of them.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/logging.h"
#include "projections/store/key_value_store.h"
#include "projections/store/row_run.h"

namespace rocksdb {
class DB;
class Env;
}  // namespace rocksdb

namespace seatledger::projections {

struct RocksStoreOptions {
  std::filesystem::path directory;  // made, with its parents, if it is not there
  std::size_t block_cache_bytes = std::size_t{64} << 20U;
  std::size_t write_buffer_bytes = std::size_t{32} << 20U;  // of one write buffer
  int write_buffers_max = 3;
  int open_files_max = 256;
  // Where the store's own messages go, from any thread; empty: nowhere.
  std::function<void(LogLevel level, std::string_view text)> log;
  // Only for tests.
  rocksdb::Env* env = nullptr;  // not owned
  bool flush_on_close = true;   // false: closing loses what was not flushed, as a crash does
};

// There is no write-ahead log: a crash loses the newest writes, and the tail of the ledger's log is
// folded again from the checkpoint that is left.
class RocksStore final : public KeyValueStore {
 public:
  // Throws StoreError: the directory is used by another process, is damaged, or cannot be opened.
  explicit RocksStore(RocksStoreOptions options);
  // No snapshot may be left.
  ~RocksStore() override;

  std::optional<std::string> get(std::string_view key) const override;
  std::unique_ptr<Snapshot> snapshot() const override;
  void write(const std::vector<Change>& changes) override;
  void flush() override;
  void start_flush() override;
  // Adds rows as files of their own, past the write buffers: all of them or, in a crash or when it
  // throws StoreError, none, and durably. They replace rows that were written before. They come
  // in the order of their keys, each key once. The writer thread's.
  void ingest(std::span<const RunRow> rows);

  // Closes and opens again. Reads fail meanwhile; waits ten seconds for snapshots to go, then
  // throws StoreError.
  void recover() override;

  // A copy of the store as it is now, beside its other work: links to its files where they are on
  // the same device. The directory must not be there, its parent must. Any thread. Throws
  // StoreError.
  void copy_to(const std::filesystem::path& directory) const;

  // Rewrites the whole store, so that no file holds what was deleted or overwritten before the
  // call. Any thread. False: it did not come to its end, as recover() or stop_compacting() ended
  // it. Throws StoreError.
  bool compact();
  // A compact() that runs or comes returns soon: the program ends.
  void stop_compacting();

 private:
  class Lease;
  class RocksSnapshot;

  void open();
  void close();
  std::filesystem::path ingest_directory() const;
  std::vector<std::string> write_files(std::span<const RunRow> rows);
  void flush(bool waiting);
  [[noreturn]] void broken(const std::string& what);

  const RocksStoreOptions options_;

  bool is_broken_ = false;  // the writer thread's: a write or flush failed

  std::atomic<bool> compacting_stopped_{false};      // permanently
  std::atomic<bool> compacting_interrupted_{false};  // it holds up recover(), or is stopped

  // Leases keep the database open: closing it under a live iterator ends the process.
  mutable std::atomic<std::size_t> leases_{0};
  std::atomic<bool> is_closed_{true};
  std::unique_ptr<rocksdb::DB> db_;  // replaced while closed and without leases
};

}  // namespace seatledger::projections
