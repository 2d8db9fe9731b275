// Puts the rows that writes and reads of single licenses look up into the memory of the store, so
// that they are not read from files one by one after a start.
#pragma once

#include <functional>

#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// The licenses and their external ids, as many as the store takes (Snapshot::warm). Scans them in
// pieces, each from a snapshot of its own, so no snapshot is kept for long. Stops when goes_on() is
// false, which is asked for every row. Any thread. Throws StoreError.
void warm_rows(const KeyValueStore& store, const std::function<bool()>& goes_on);

}  // namespace seatledger::projections
