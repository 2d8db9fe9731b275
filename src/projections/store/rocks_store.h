// Views in RocksDB: one directory for each generation of views.
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
#include "projections/store/run_store.h"

namespace rocksdb {
class DB;
class Env;
}  // namespace rocksdb

namespace seatledger::projections {

struct RocksStoreOptions {
  std::filesystem::path directory;  // created, with its parents, if missing
  std::size_t block_cache_bytes = std::size_t{64} << 20U;
  std::size_t write_buffer_bytes = std::size_t{32} << 20U;  // of one write buffer
  int write_buffers_max = 3;
  int open_files_max = 256;
  // Files whose rows may overlap, before they are compacted. More cost reads time and save writing
  // the same rows again (decision 0051). Rows that a TieredStore adds at once are about five files.
  int files_before_compaction = 16;
  // Receives RocksDB's own messages, on any thread; empty: they are dropped.
  std::function<void(LogLevel level, std::string_view text)> log;
  // Only for tests.
  rocksdb::Env* env = nullptr;  // not owned
  bool flush_on_close = true;   // false: closing loses unflushed writes, as a crash does
};

// `files_before_compaction` of a store that a whole log is folded into.
inline constexpr int folded_files_max = 64;

// There is no write-ahead log: a crash loses the newest writes, and the end of the ledger's log is
// folded again from the stored checkpoint.
class RocksStore final : public RunStore {
 public:
  // Throws StoreError: the directory is used by another process, is damaged, or cannot be opened.
  explicit RocksStore(RocksStoreOptions options);
  // All snapshots must be destroyed first.
  ~RocksStore() override;

  std::optional<std::string> get(std::string_view key) const override;
  std::unique_ptr<Snapshot> snapshot() const override;
  void write(const std::vector<Change>& changes) override;
  void flush() override;
  void start_flush() override;
  // As files, bypassing the write buffers.
  void ingest(std::span<const RunRow> rows) override;
  bool is_broken() const override { return is_broken_; }

  // Closes and reopens the store. Reads fail meanwhile. Waits ten seconds for snapshots to be
  // destroyed, then throws StoreError.
  void recover() override;

  void copy_to(const std::filesystem::path& directory) override;
  bool compact() override;
  void stop_compacting() override;
  // From now on as with the default of `files_before_compaction`. Any thread. Throws StoreError.
  void compact_as_usual();

 private:
  class Lease;
  class RocksSnapshot;

  void open();
  void begin_numbers();
  void close();
  std::filesystem::path ingest_directory() const;
  std::vector<std::string> write_files(std::span<const RunRow> rows);
  void flush(bool waiting);
  [[noreturn]] void broken(const std::string& what);

  const RocksStoreOptions options_;

  // A write, flush or ingest failed.
  std::atomic<bool> is_broken_{false};

  std::atomic<bool> compacting_stopped_{false};      // never reset
  std::atomic<bool> compacting_interrupted_{false};  // by recover() or stop_compacting()

  // Leases keep the database open: closing it while an iterator exists aborts the process.
  mutable std::atomic<std::size_t> leases_{0};
  std::atomic<bool> is_closed_{true};
  std::unique_ptr<rocksdb::DB> db_;  // replaced while closed and without leases
};

}  // namespace seatledger::projections
