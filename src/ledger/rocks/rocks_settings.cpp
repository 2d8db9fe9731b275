#include "ledger/rocks/rocks_settings.h"

#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/sst_partitioner.h>
#include <rocksdb/table.h>

#include <array>
#include <cstdio>
#include <utility>

namespace seatledger::ledger {
namespace {

// Sends RocksDB's messages to our log. RocksDB's own logger would write a file next to the data,
// and it aborts the process when the disk is full.
class StoreLogger final : public rocksdb::Logger {
 public:
  using Sink = std::function<void(LogLevel, std::string_view)>;

  explicit StoreLogger(Sink sink)
      : rocksdb::Logger(rocksdb::InfoLogLevel::WARN_LEVEL), sink_(std::move(sink)) {}

  using rocksdb::Logger::Logv;
  void Logv(const char* format, va_list arguments) override {
    write(LogLevel::info, format, arguments);
  }
  void Logv(const rocksdb::InfoLogLevel level, const char* format, va_list arguments) override {
    if (level < GetInfoLogLevel()) return;
    write(level >= rocksdb::InfoLogLevel::ERROR_LEVEL ? LogLevel::error : LogLevel::warning, format,
          arguments);
  }
  // It would list every setting at every start.
  void LogHeader(const char*, va_list) override {}

 private:
  void write(LogLevel level, const char* format, va_list arguments) {
    if (!sink_) return;
    std::array<char, 1024> line{};
    const int size = std::vsnprintf(line.data(), line.size(), format, arguments);
    if (size > 0) sink_(level, line.data());
  }

  Sink sink_;
};

void set_durability(rocksdb::Options& settings) {
  // kPointInTimeRecovery, the default, silently dropped 500 of 1,000 acknowledged writes after one
  // flipped byte; kAbsoluteConsistency refuses the torn tail of any ordinary crash.
  settings.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  // Recovered writes may be only in the page cache. They must be in a synced file before they are
  // answered or signed.
  settings.avoid_flush_during_recovery = false;
  // An acknowledged write is on disk: no setting may delay a write or reorder writes.
  settings.manual_wal_flush = false;
  settings.enable_pipelined_write = false;
  settings.unordered_write = false;
  settings.two_write_queues = false;
  // It would track only closed WALs, never the live one, and it breaks readers next to the server.
  settings.track_and_verify_wals_in_manifest = false;
  // Records of a reused file could be read as new ones, and torn tails would look like damage.
  settings.recycle_log_file_num = 0;
  // A failed fsync is never retried, because the kernel may already have dropped the pages. The log
  // is closed and reopened instead (EventLog::recover).
  settings.max_bgerror_resume_count = 0;
  settings.paranoid_checks = true;
  settings.use_fsync = false;  // fdatasync also syncs the size of a grown file
  settings.memtable_protection_bytes_per_key = rocks_protection_bytes;
  // Nothing may drop old data: no FIFO, no TTL. No blob files: their garbage collection rewrites
  // events.
  settings.compaction_style = rocksdb::kCompactionStyleLevel;
  settings.ttl = 0;
  settings.periodic_compaction_seconds = 0;
  settings.enable_blob_files = false;
}

void set_resources(rocksdb::Options& settings, const RocksLedgerOptions& options) {
  // One flush and one compaction at a time: a small machine has two cores, and requests need them.
  settings.max_background_jobs = 2;
  settings.max_subcompactions = 1;
  settings.max_file_opening_threads = 1;
  settings.max_open_files = options.open_files_max;
  settings.write_buffer_size = options.write_buffer_bytes;
  settings.max_write_buffer_number = options.write_buffers_max;
  // A filter of each write buffer's keys, of 1 % of its size: most look-ups of people find nothing.
  settings.memtable_whole_key_filtering = true;
  settings.memtable_prefix_bloom_size_ratio = 0.01;
  // No history of flushed buffers: only transactions would read it.
  settings.max_write_buffer_size_to_maintain = 0;
  // Only one thread writes: inserts go to the end of the list, without atomics.
  settings.allow_concurrent_memtable_write = false;
  settings.enable_write_thread_adaptive_yield = false;
  // Spreads the writeback of a flush, so that fdatasync of the log does not wait for 64 MiB of it.
  settings.bytes_per_sync = std::uint64_t{1} << 20U;
  // Old look-up keys remain in the manifest until it is replaced: a small one is replaced sooner.
  settings.max_manifest_file_size = std::uint64_t{4} << 20U;
  // No periodic statistics: they are not used.
  settings.stats_dump_period_sec = 0;
  settings.stats_persist_period_sec = 0;
  settings.skip_stats_update_on_db_open = true;
}

void set_tables(rocksdb::Options& settings, const RocksLedgerOptions& options) {
  // Events arrive in key order, so files do not overlap and can be moved down without rewriting.
  // That requires the same compression on every level. Of a typical event of 469 bytes, ZSTD leaves
  // 76, LZ4 139.
  settings.compression = rocksdb::kZSTD;
  settings.compression_opts.level = 1;
  settings.bottommost_compression = rocksdb::kDisableCompressionOption;
  settings.level_compaction_dynamic_level_bytes = true;
  // A flushed file also has the newest rows of the tree and of people, which sort before and after
  // the events, so a compaction of it reads all files of the next level. Small, that level is
  // soon moved on: files that hold one kind of row each overlap nothing below and are not
  // rewritten.
  settings.max_bytes_for_level_base = std::uint64_t{32} << 20U;
  settings.sst_partitioner_factory = rocksdb::NewSstPartitionerFixedPrefixFactory(1);

  rocksdb::BlockBasedTableOptions tables;
  tables.block_cache = rocksdb::NewLRUCache(options.block_cache_bytes);
  // Counted in the cache, so that memory does not grow with the log.
  tables.cache_index_and_filter_blocks = true;
  tables.pin_l0_filter_and_index_blocks_in_cache = true;
  // Rows are mostly read in order: larger blocks compress better.
  tables.block_size = std::size_t{16} << 10U;
  // Most look-ups of people find nothing.
  tables.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  // Splits filters into parts of block size. A whole filter of a file of look-ups does not fit into
  // the cache and would be read from disk for every look-up of a person.
  tables.index_type = rocksdb::BlockBasedTableOptions::kTwoLevelIndexSearch;
  tables.partition_filters = true;
  tables.format_version = 5;
  settings.table_factory.reset(rocksdb::NewBlockBasedTableFactory(tables));
}

}  // namespace

rocksdb::Options rocks_settings(const RocksLedgerOptions& options) {
  rocksdb::Options settings;
  settings.create_if_missing = true;
  if (options.env != nullptr) settings.env = options.env;
  settings.info_log = std::make_shared<StoreLogger>(options.log);
  settings.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;
  set_durability(settings);
  set_resources(settings, options);
  set_tables(settings, options);
  return settings;
}

rocksdb::WriteOptions rocks_write_settings(bool synced) {
  rocksdb::WriteOptions settings;
  settings.sync = synced;
  settings.disableWAL = false;
  settings.protection_bytes_per_key = rocks_protection_bytes;
  return settings;
}

}  // namespace seatledger::ledger
