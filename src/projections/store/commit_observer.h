// Who follows the commits of the views: sees each commit's rows, and keeps what it makes of them.
#pragma once

#include <vector>

#include "base/ids.h"
#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// Called on the writer thread, which waits for it.
class CommitObserver {
 public:
  virtual ~CommitObserver() = default;
  // Right before the rows of the events after `from` up to `to` are written. No snapshot shows them
  // before. If the write fails, discarding() follows.
  virtual void committing(Position from, Position to, const std::vector<Change>& changes) = 0;
  // The store may have lost or replaced rows: nothing that was seen counts any more. Snapshots are
  // released soon, and no new ones are taken before discarded(), since the store may be reopened.
  virtual void discarding() = 0;
  // The store can be read again.
  virtual void discarded() = 0;
};

}  // namespace seatledger::projections
