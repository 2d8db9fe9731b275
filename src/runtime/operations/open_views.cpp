#include "runtime/operations/open_views.h"

#include <pthread.h>

#include <chrono>
#include <string>
#include <utility>

#include "base/logging.h"
#include "base/store_error.h"
#include "projections/views/view_list.h"
#include "runtime/operations/next_generation.h"

namespace seatledger::runtime {
namespace {

constexpr std::chrono::seconds progress_interval{5};
// With fewer events behind, the sequencer folds them itself in a moment.
constexpr std::uint64_t events_behind_min = 20000;

OpenViews open_over(const ViewsOptions& options, std::shared_ptr<projections::RocksStore> store) {
  OpenViews opened;
  opened.store = std::make_unique<ViewsInUse>(with_tiers(options, std::move(store)));
  opened.columns = std::make_unique<projections::ListColumns>(options.list_columns_bytes_max);
  opened.views = std::make_unique<projections::ViewSet>(
      *opened.store, projections::ViewSet::Options{options.flush_events, opened.columns.get()});
  return opened;
}

std::string names(const std::vector<std::string>& views) {
  std::string text;
  for (const std::string& view : views) text += (text.empty() ? "" : ", ") + view;
  return text;
}

// Logs the progress now and then: the server answers no requests before the fold is done.
class LoggedProgress {
 public:
  explicit LoggedProgress(Position head) : head_(head) {}
  bool operator()(Position folded) {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return true;
    next_ = now + progress_interval;
    log(LogLevel::info, "views are rebuilt", {{"position", folded.value}, {"head", head_.value}});
    return true;
  }

 private:
  Position head_;
  std::chrono::steady_clock::time_point next_;
};

// For views that are far behind the log, as after an import.
void catch_up_fast(const ViewsOptions& views, projections::RocksStore& store,
                   const ledger::EventLog& events) {
  const Position head = events.head();
  if (!projections::outdated_views(store).empty()) return;
  if (projections::stored_checkpoint(store).value + events_behind_min > head.value) return;
  projections::FastFoldOptions options;
  options.run_bytes = views.rebuild_run_bytes;
  options.rows_bytes = views.fold_rows_bytes();
  options.progress = LoggedProgress(head);
  const auto add = [&](std::span<const projections::RunRow> rows) { store.ingest(rows); };
  projections::fold_fast(events, store, add, options);
}

std::shared_ptr<projections::RocksStore> rebuilt(const ViewsOptions& options,
                                                 ViewGenerations& generations,
                                                 const ledger::EventLog& events) {
  NextGeneration next(options, generations, events, GenerationUse::rebuild);
  projections::FastFoldOptions fold;
  fold.run_bytes = options.rebuild_run_bytes;
  fold.rows_bytes = options.fold_rows_bytes();
  fold.progress = LoggedProgress(events.head());
  next.fold(fold);
  generations.switch_to(next.number());
  next.store()->compact_as_usual();
  log(LogLevel::info, "views rebuilt", {{"position", next.applied().value}});
  return next.store();
}

}  // namespace

std::shared_ptr<projections::RocksStore> open_generation(const ViewsOptions& options,
                                                         const std::filesystem::path& directory,
                                                         GenerationState state) {
  projections::RocksStoreOptions rocks;
  rocks.directory = directory;
  rocks.block_cache_bytes = options.block_cache_bytes;
  rocks.open_files_max = options.open_files_max;
  if (state == GenerationState::folding) {
    rocks.files_before_compaction = projections::folded_files_max;
  }
  rocks.log = [](LogLevel level, std::string_view text) {
    log(level, "rocksdb", {{"store", "views"}, {"text", text}});
  };
  return std::make_shared<projections::RocksStore>(std::move(rocks));
}

std::shared_ptr<projections::TieredStore> with_tiers(
    const ViewsOptions& options, std::shared_ptr<projections::RocksStore> store) {
  projections::TieredStoreOptions tiers;
  tiers.tier_bytes = options.tier_bytes;
  tiers.cache_bytes = options.row_cache_bytes;
  tiers.on_thread = [] { ::pthread_setname_np(::pthread_self(), "views-flush"); };
  return std::make_shared<projections::TieredStore>(std::move(store), std::move(tiers));
}

OpenViews open_views(const ViewsOptions& options, ViewGenerations& generations,
                     const ledger::EventLog& events, bool log_is_damaged) {
  generations.drop_leftovers();
  try {
    auto store = open_generation(options, generations.current(), GenerationState::in_use);
    catch_up_fast(options, *store, events);
    OpenViews opened = open_over(options, std::move(store));
    const bool is_ahead = log_is_damaged && opened.views->applied() > events.head();
    if (!opened.views->needs_rebuild() && !is_ahead) return opened;
    log(LogLevel::warning,
        is_ahead ? "views ahead of the log are rebuilt" : "views of another layout are rebuilt",
        {{"views", names(opened.views->outdated())}});
  } catch (const StoreError& problem) {
    log(LogLevel::error, "views cannot be read and are rebuilt", {{"problem", problem.what()}});
  }
  return open_over(options, rebuilt(options, generations, events));
}

}  // namespace seatledger::runtime
