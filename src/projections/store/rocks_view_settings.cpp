#include "projections/store/rocks_view_settings.h"

#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

#include <array>
#include <cstdio>
#include <utility>

namespace seatledger::projections {
namespace {

constexpr unsigned protection_bytes = 8;

// Sends RocksDB's messages to our log. RocksDB's own logger would write a file next to the rows,
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
    const bool is_error = level >= rocksdb::InfoLogLevel::ERROR_LEVEL;
    write(is_error ? LogLevel::error : LogLevel::warning, format, arguments);
  }
  // It would list every setting at every start.
  void LogHeader(const char*, va_list) override {}

 private:
  void write(LogLevel level, const char* format, va_list arguments) {
    if (!sink_) return;
    std::array<char, 1024> line{};
    const int size = std::vsnprintf(line.data(), line.size(), format, arguments);
    const std::string_view text(line.data());
    // Printed for each file to be ingested, because no manifest names it yet.
    if (size <= 0 || text.find("opened without unique ID") != std::string_view::npos) return;
    sink_(level, text);
  }

  Sink sink_;
};

void set_durability(rocksdb::Options& settings, const RocksStoreOptions& options) {
  // After a clean stop nothing need be folded again.
  settings.avoid_flush_during_shutdown = !options.flush_on_close;
  // After a failed flush the store is reopened and folded again, never resumed, because the kernel
  // may already have dropped the pages of a failed fsync.
  settings.max_bgerror_resume_count = 0;
  settings.paranoid_checks = true;
  settings.use_fsync = false;  // fdatasync also syncs the size of a grown file
  // Detects bits that flip in memory before they are written as rows.
  settings.memtable_protection_bytes_per_key = protection_bytes;
  // Nothing may drop old rows: no FIFO, no TTL. No blob files: rows are small.
  settings.compaction_style = rocksdb::kCompactionStyleLevel;
  settings.ttl = 0;
  settings.periodic_compaction_seconds = 0;
  settings.enable_blob_files = false;
}

void set_resources(rocksdb::Options& settings, const RocksStoreOptions& options) {
  // One flush and one compaction at a time: a small machine has two cores, and requests need them.
  settings.max_background_jobs = 2;
  settings.max_subcompactions = 1;
  settings.max_file_opening_threads = 1;
  settings.max_open_files = options.open_files_max;
  settings.write_buffer_size = options.write_buffer_bytes;
  settings.max_write_buffer_number = options.write_buffers_max;
  // No history of flushed buffers: only transactions would read it.
  settings.max_write_buffer_size_to_maintain = 0;
  // Only one thread writes: inserts need no atomics.
  settings.allow_concurrent_memtable_write = false;
  settings.enable_write_thread_adaptive_yield = false;
  // For most rows that are not in a write buffer, this filter saves a search in it.
  settings.memtable_prefix_bloom_size_ratio = 0.02;
  settings.memtable_whole_key_filtering = true;
  // Spreads the writeback of a flush, which would delay the log's fdatasync on the same device.
  settings.bytes_per_sync = std::uint64_t{1} << 20U;
  settings.level0_file_num_compaction_trigger = options.files_before_compaction;
  // Views that were just rebuilt have up to `folded_files_max` of them: writers need not wait until
  // they are compacted.
  settings.level0_slowdown_writes_trigger = folded_files_max + 16;
  settings.level0_stop_writes_trigger = folded_files_max + 32;
  settings.max_manifest_file_size = std::uint64_t{4} << 20U;
  // No periodic statistics: they are not used.
  settings.stats_dump_period_sec = 0;
  settings.stats_persist_period_sec = 0;
  settings.skip_stats_update_on_db_open = true;
}

void set_tables(rocksdb::Options& settings, const RocksStoreOptions& options) {
  // The upper levels are rewritten soon: compression costs more than it saves. Below, LZ4 is faster
  // than the disk.
  settings.compression_per_level = {rocksdb::kNoCompression, rocksdb::kNoCompression,
                                    rocksdb::kLZ4Compression};
  settings.level_compaction_dynamic_level_bytes = true;

  rocksdb::BlockBasedTableOptions tables;
  tables.block_cache = rocksdb::NewLRUCache(options.block_cache_bytes);
  // Counted in the cache, so that memory does not grow with the number of licenses.
  tables.cache_index_and_filter_blocks = true;
  tables.pin_l0_filter_and_index_blocks_in_cache = true;
  // Reads are of single rows anywhere: small blocks, and filters for missing keys (most look-ups of
  // idempotency keys).
  tables.block_size = std::size_t{4} << 10U;
  tables.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  // Splits filters into parts of block size. A whole filter of small rows does not fit into the
  // cache and would be read from disk for every look-up.
  tables.index_type = rocksdb::BlockBasedTableOptions::kTwoLevelIndexSearch;
  tables.partition_filters = true;
  tables.format_version = 5;
  settings.table_factory.reset(rocksdb::NewBlockBasedTableFactory(tables));
}

}  // namespace

rocksdb::Options rocks_view_settings(const RocksStoreOptions& options) {
  rocksdb::Options settings;
  settings.create_if_missing = true;
  if (options.env != nullptr) settings.env = options.env;
  settings.info_log = std::make_shared<StoreLogger>(options.log);
  settings.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;
  set_durability(settings, options);
  set_resources(settings, options);
  set_tables(settings, options);
  return settings;
}

rocksdb::WriteOptions rocks_view_write_settings() {
  rocksdb::WriteOptions settings;
  // Views can be folded from the log again. With one column family, write buffers are flushed in
  // order, so that rows are consistent after a crash.
  settings.disableWAL = true;
  settings.sync = false;
  settings.protection_bytes_per_key = protection_bytes;
  return settings;
}

}  // namespace seatledger::projections
