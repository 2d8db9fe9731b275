#include "ledger/rocks/rocks_settings.h"

#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

#include <array>
#include <cstdio>
#include <utility>

namespace seatledger::ledger {
namespace {

// The store's messages to the house's log. RocksDB's own logger writes a file beside the data, and
// ends the process when the disk is full.
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
  // Lists every setting at every start.
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
  // kPointInTimeRecovery, the default, dropped 500 of 1,000 acknowledged writes after one flipped
  // byte and said nothing; kAbsoluteConsistency refuses the torn tail of any ordinary crash.
  settings.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  // What recovery found may be only in the page cache. It is answered and signed once it is in a
  // synced file.
  settings.avoid_flush_during_recovery = false;
  // A write is on disk when it is answered: nothing may hold it back or let a later one pass.
  settings.manual_wal_flush = false;
  settings.enable_pipelined_write = false;
  settings.unordered_write = false;
  settings.two_write_queues = false;
  // It would track only closed WALs, never the live one, and readers beside the server fail on it.
  settings.track_and_verify_wals_in_manifest = false;
  // An old file's records could be read as new ones; torn tails would look like damage.
  settings.recycle_log_file_num = 0;
  // A failed fsync is never retried: the pages it was about may be dropped already. The log is
  // closed and opened again instead (EventLog::recover).
  settings.max_bgerror_resume_count = 0;
  settings.paranoid_checks = true;
  settings.use_fsync = false;  // fdatasync: it syncs a grown size too
  settings.memtable_protection_bytes_per_key = rocks_protection_bytes;
  // Nothing may drop old data: no FIFO, no TTL. No blob files: their collection rewrites events.
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
  // No history of flushed buffers: no transactions read it.
  settings.max_write_buffer_size_to_maintain = 0;
  // The only writer is one thread: its inserts go at the end of the list, without atomics.
  settings.allow_concurrent_memtable_write = false;
  settings.enable_write_thread_adaptive_yield = false;
  // Spreads a flush's writeback instead of meeting the log's fdatasync with 64 MiB of it.
  settings.bytes_per_sync = std::uint64_t{1} << 20U;
  // Old look-up keys live on in it: the smaller, the sooner they are gone.
  settings.max_manifest_file_size = std::uint64_t{4} << 20U;
  // No timers of its own: nobody reads what they print.
  settings.stats_dump_period_sec = 0;
  settings.stats_persist_period_sec = 0;
  settings.skip_stats_update_on_db_open = true;
}

void set_tables(rocksdb::Options& settings, const RocksLedgerOptions& options) {
  // Events come in order of key, so files do not overlap and move down whole; moving needs the same
  // compression on every level. ZSTD leaves 76 bytes of a usual event of 469, LZ4 139.
  settings.compression = rocksdb::kZSTD;
  settings.compression_opts.level = 1;
  settings.bottommost_compression = rocksdb::kDisableCompressionOption;
  settings.level_compaction_dynamic_level_bytes = true;

  rocksdb::BlockBasedTableOptions tables;
  tables.block_cache = rocksdb::NewLRUCache(options.block_cache_bytes);
  // Counted in the cache, so that memory does not grow with the log.
  tables.cache_index_and_filter_blocks = true;
  tables.pin_l0_filter_and_index_blocks_in_cache = true;
  // Mostly read in order: larger blocks, better compression.
  tables.block_size = std::size_t{16} << 10U;
  // Most look-ups of people ask for one who is not there yet.
  tables.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  // In parts of a block's size: the filter of a file of look-ups is larger than what the cache
  // keeps of anything in one piece, and would be read from the disk for every look-up of a person.
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

rocksdb::WriteOptions rocks_write_settings() {
  rocksdb::WriteOptions settings;
  settings.sync = true;
  settings.disableWAL = false;
  settings.protection_bytes_per_key = rocks_protection_bytes;
  return settings;
}

}  // namespace seatledger::ledger
