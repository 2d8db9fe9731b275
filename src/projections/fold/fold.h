// Views from the log alone: rebuilding them, and comparing what two stores hold.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "ledger/log/event_log.h"
#include "projections/store/key_value_store.h"
#include "projections/views/view_set.h"

namespace seatledger::projections {

// Events that are folded as one write of rows, unless told otherwise.
inline constexpr std::size_t fold_batch_events = 4096;

struct FoldOptions {
  Position until;  // 0: to the log's head at the call
  std::size_t batch_events = fold_batch_events;
  // Told after each batch; says false to stop there.
  std::function<bool(Position applied)> progress;
};

// Goes on after views.applied(), so that one that was stopped or killed continues; makes the rows
// durable at the end. The views must not be ahead of `until`. Returns the position reached. Throws
// StoreError or CorruptRecord; discard() must follow then.
Position fold(const ledger::EventLog& log, ViewSet& views, const FoldOptions& options = {});

// The first row, by key, in which two stores differ.
struct RowDifference {
  std::string view;                        // its name
  std::string key;                         // as it is stored
  std::optional<std::string> left, right;  // the values; nothing: no such row
};
// One sentence for operators: the view, the key in a readable spelling and what differs.
std::string describe(const RowDifference& difference);

// Nothing: the same rows, byte for byte. Rows of the names in `view` alone, unless it is empty.
// Reads both once, in order, in constant memory. Throws StoreError.
std::optional<RowDifference> compare(const Snapshot& left, const Snapshot& right,
                                     const std::string& view = {});

}  // namespace seatledger::projections
