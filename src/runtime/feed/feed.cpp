#include "runtime/feed/feed.h"

#include <filesystem>
#include <utility>

#include "base/logging.h"
#include "base/store_error.h"
#include "projections/audit/audit_fold.h"

namespace seatledger::runtime {
namespace {

constexpr std::size_t audit_write_buffer_bytes = std::size_t{16} << 20U;
constexpr int audit_write_buffers_max = 2;
constexpr int audit_open_files_max = 128;
// Few, since a read of it goes through all of them.
constexpr int audit_files_before_compaction = 4;

std::unique_ptr<projections::RocksStore> open_index(const Feed::Options& from) {
  projections::RocksStoreOptions options;
  options.directory = from.directory;
  options.block_cache_bytes = from.cache_bytes;
  options.write_buffer_bytes = audit_write_buffer_bytes;
  options.write_buffers_max = audit_write_buffers_max;
  options.open_files_max = std::min(from.open_files_max, audit_open_files_max);
  options.files_before_compaction = audit_files_before_compaction;
  options.log = [](LogLevel level, std::string_view text) {
    log(level, "rocksdb", {{"store", "audit"}, {"text", text}});
  };
  return std::make_unique<projections::RocksStore>(std::move(options));
}

std::unique_ptr<projections::RocksStore> open_or_begin_index(const Feed::Options& options,
                                                             const ledger::EventLog& events) {
  try {
    auto store = open_index(options);
    const auto checkpoint = projections::AuditIndex::checkpoint(*store);
    // The log may have been replaced by an older one since the index was folded.
    if (checkpoint && projections::is_of_log(*checkpoint, events)) return store;
    log(LogLevel::warning, "an audit index of another layout or log is folded again");
  } catch (const StoreError& problem) {
    log(LogLevel::error, "the audit index cannot be read and is folded again",
        {{"problem", problem.what()}});
  }
  std::filesystem::remove_all(options.directory);
  return open_index(options);
}

}  // namespace

Feed::Feed(const Options& options, const ledger::EventLog& events)
    : limits(options.limits),
      source(options.source),
      store_(open_or_begin_index(options, events)),
      follower_({events, *store_, [this](Position reached) { indexed.reach(reached); }}) {}

}  // namespace seatledger::runtime
