// Events hold what changed, and nothing else.
#pragma once

#include "base/given.h"

namespace seatledger::ledger {

// One field of a change: what it was goes to `before`, what it becomes to `after`, if they differ.
// False: it is not wanted, or nothing new.
template <class T>
bool note_change(const Given<T>& wanted, const T& current, Given<T>& before, Given<T>& after) {
  if (!wanted || *wanted == current) return false;
  before = current;
  after = *wanted;
  return true;
}

}  // namespace seatledger::ledger
