// Folds a whole log into new views as fast as possible, to rebuild them.
#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "ledger/domain/events.h"
#include "ledger/log/event_log.h"
#include "projections/store/key_value_store.h"
#include "projections/store/run_writer.h"

namespace seatledger::projections {

struct FastFoldOptions {
  Position until;  // 0: to the log's head at the call
  std::size_t run_bytes = std::size_t{64} << 20U;
  // Of rows that later events read, in memory. With less than they need (about 400 bytes a license)
  // some are looked up in the store again.
  std::size_t rows_bytes = std::size_t{128} << 20U;
  // Each run ends after this time, so that a fold that is killed repeatedly still makes progress.
  std::size_t run_seconds = 1;
  std::size_t decoders = 1;
  std::size_t piece_events = 512;
  // Gets the events of each piece, in order, before they are folded.
  std::function<void(std::span<const ledger::Event>)> seen;
  // Called after each piece in which a commit ends, with the position of the last such end;
  // returning false stops the fold.
  std::function<bool(Position folded)> progress;
  // Called first on every started thread.
  std::function<void()> on_thread = [] {};
};

// Continues after the checkpoint of `store`, which must have no other writer. Adds the rows of many
// events in one step together with their checkpoint, so the store always corresponds to one
// position: the end of a commit, or `until`. Returns the position reached; its rows are durable.
// All views must have the current layout. Throws StoreError or CorruptRecord; the store is then as
// after its last run.
Position fold_fast(const ledger::EventLog& log, const KeyValueStore& store, RunWriter::Add add,
                   const FastFoldOptions& options = {});

}  // namespace seatledger::projections
