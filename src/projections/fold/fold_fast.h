// The fold of a whole log into new views, as fast as the machine can: for rebuilding them.
#pragma once

#include <cstddef>
#include <functional>

#include "ledger/log/event_log.h"
#include "projections/store/key_value_store.h"
#include "projections/store/run_writer.h"

namespace seatledger::projections {

struct FastFoldOptions {
  Position until;  // 0: to the log's head at the call
  std::size_t run_bytes = std::size_t{64} << 20U;
  std::size_t rows_bytes = std::size_t{96} << 20U;  // kept to be read again
  // A run ends after this time at the latest, so that a fold that is killed again and again still
  // comes to its end.
  std::size_t run_seconds = 1;
  std::size_t decoders = 1;
  std::size_t piece_events = 512;
  // Called after each piece; false stops the fold there.
  std::function<bool(Position folded)> progress;
  // Run first on every thread that is started.
  std::function<void()> on_thread = [] {};
};

// Goes on after the checkpoint of `store`, which nobody else writes to, and adds the rows of many
// events at once, their checkpoint among them: what is stored was always folded up to one position.
// Returns the position reached, whose rows are durable. Views of another layout must not be given.
// Throws StoreError or CorruptRecord; the store is as after its last run then.
Position fold_fast(const ledger::EventLog& log, const KeyValueStore& store, RunWriter::Add add,
                   const FastFoldOptions& options = {});

}  // namespace seatledger::projections
