// The views of a data directory, ready to be caught up: those that are there, or, when another
// layout wrote them or they cannot be read, a new generation folded from the log.
#pragma once

#include <filesystem>
#include <memory>

#include "app/settings.h"
#include "ledger/log/event_log.h"
#include "projections/store/rocks_store.h"
#include "projections/store/switched_store.h"
#include "projections/views/view_set.h"
#include "runtime/operations/view_generations.h"

namespace seatledger::runtime {

// The generation in use: a rebuild puts another one in its place.
using RocksViews = projections::SwitchedStore<projections::RocksStore>;

struct OpenViews {
  std::unique_ptr<RocksViews> store;
  std::unique_ptr<projections::ViewSet> views;  // over the store
};

// The store of one generation. Throws StoreError.
std::shared_ptr<projections::RocksStore> open_generation(const Settings& settings,
                                                         const std::filesystem::path& directory);

// `log_is_damaged`: views that know more than the log are folded again from what is left of it.
// Throws StoreError when not even a new generation can be made.
OpenViews open_views(const Settings& settings, ViewGenerations& generations,
                     const ledger::EventLog& log, bool log_is_damaged);

}  // namespace seatledger::runtime
