// Opens the views of a data directory. When another layout wrote them or they cannot be read, folds
// a new generation from the log instead.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>

#include "ledger/log/event_log.h"
#include "projections/columns/list_columns.h"
#include "projections/fold/fold_fast.h"
#include "projections/store/rocks_store.h"
#include "projections/store/switched_store.h"
#include "projections/store/tiered_store.h"
#include "projections/views/view_set.h"
#include "runtime/operations/view_generations.h"

namespace seatledger::runtime {

struct ViewsOptions {
  std::uint64_t block_cache_bytes = 0;
  std::uint64_t row_cache_bytes = 0;
  std::uint64_t tier_bytes = 0;    // of rows in memory that are then written
  std::uint64_t flush_events = 0;  // between two flushes; a crash folds as many again
  std::size_t rebuild_run_bytes = projections::FastFoldOptions{}.run_bytes;
  // A fold of the log has as much for its rows, and at least FastFoldOptions{}.rows_bytes.
  std::size_t fold_rows_bytes() const {
    return std::max<std::size_t>(row_cache_bytes, projections::FastFoldOptions{}.rows_bytes);
  }
  int open_files_max = 256;  // of each generation
  std::uint64_t list_columns_bytes_max = 0;
};

// The generation in use: a rebuild puts another one in its place.
using ViewsInUse = projections::SwitchedStore<projections::TieredStore>;

struct OpenViews {
  std::unique_ptr<ViewsInUse> store;
  std::unique_ptr<projections::ListColumns> columns;  // follow the commits of `views`
  std::unique_ptr<projections::ViewSet> views;        // over the store
};

enum class GenerationState : std::uint8_t { in_use, folding };

// The store of one generation. While it is folded, its files are compacted more rarely, until
// compact_as_usual(). Throws StoreError.
std::shared_ptr<projections::RocksStore> open_generation(const ViewsOptions& options,
                                                         const std::filesystem::path& directory,
                                                         GenerationState state);

// The same, to be written by the sequencer.
std::shared_ptr<projections::TieredStore> with_tiers(
    const ViewsOptions& options, std::shared_ptr<projections::RocksStore> store);

// `log_is_damaged`: views that are ahead of the log are folded again from what is left of it.
// Throws StoreError when a new generation cannot be made either.
OpenViews open_views(const ViewsOptions& options, ViewGenerations& generations,
                     const ledger::EventLog& log, bool log_is_damaged);

}  // namespace seatledger::runtime
