#include "app/open_views.h"

#include <string>
#include <utility>

#include "base/logging.h"
#include "base/store_error.h"
#include "projections/fold.h"

namespace seatledger {
namespace {

OpenViews open_at(const Settings& settings, std::filesystem::path directory) {
  projections::RocksStoreOptions options;
  options.directory = std::move(directory);
  options.block_cache_bytes = settings.views_cache_bytes;
  options.log = [](LogLevel level, std::string_view text) {
    log(level, "rocksdb", {{"store", "views"}, {"text", text}});
  };
  OpenViews opened;
  opened.store = std::make_unique<projections::RocksStore>(std::move(options));
  opened.views = std::make_unique<projections::ViewSet>(
      *opened.store, projections::ViewSet::Options{settings.view_flush_events});
  return opened;
}

std::string names(const std::vector<std::string>& views) {
  std::string text;
  for (const std::string& view : views) text += (text.empty() ? "" : ", ") + view;
  return text;
}

}  // namespace

OpenViews open_views(const Settings& settings, ViewGenerations& generations,
                     const ledger::EventLog& events) {
  try {
    OpenViews opened = open_at(settings, generations.current());
    if (!opened.views->needs_rebuild()) return opened;
    log(LogLevel::warning, "views of another layout are rebuilt",
        {{"views", names(opened.views->outdated())}});
  } catch (const StoreError& problem) {
    log(LogLevel::error, "views cannot be read and are rebuilt", {{"problem", problem.what()}});
  }
  OpenViews rebuilt = open_at(settings, generations.begin_next());
  const Position reached = projections::fold(events, *rebuilt.views);
  generations.switch_to_next();
  log(LogLevel::info, "views rebuilt", {{"position", reached.value}});
  return rebuilt;
}

}  // namespace seatledger
