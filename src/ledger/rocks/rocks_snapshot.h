// A copy of the ledger's database at one moment, while it is in use: hard links to its files where
// they are on the same device.
#pragma once

#include <filesystem>

#include "ledger/rocks/rocks_ledger.h"

namespace seatledger::ledger {

// Creates `directory`, which must not exist; its parent must. The copy contains all writes
// acknowledged before the call. Any thread. Throws StoreError.
void snapshot_ledger(const RocksLedger& ledger, const std::filesystem::path& directory);

}  // namespace seatledger::ledger
