// The views of a data directory, ready to be caught up: those that are there, or, when another
// layout wrote them or they cannot be read, a new generation folded from the log.
#pragma once

#include <memory>

#include "app/settings.h"
#include "app/view_generations.h"
#include "ledger/log/event_log.h"
#include "projections/store/rocks_store.h"
#include "projections/view_set.h"

namespace seatledger {

struct OpenViews {
  std::unique_ptr<projections::RocksStore> store;
  std::unique_ptr<projections::ViewSet> views;  // over the store
};

// Throws StoreError when not even a new generation can be made.
OpenViews open_views(const Settings& settings, ViewGenerations& generations,
                     const ledger::EventLog& log);

}  // namespace seatledger
