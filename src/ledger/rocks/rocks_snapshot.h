// A copy of the ledger's database as it is at one moment, beside its other work: links to its
// files, where they are on the same device.
#pragma once

#include <filesystem>

#include "ledger/rocks/rocks_ledger.h"

namespace seatledger::ledger {

// Makes `directory`, which must not be there; its parent must. What was answered before the call is
// in it. Any thread. Throws StoreError.
void snapshot_ledger(const RocksLedger& ledger, const std::filesystem::path& directory);

}  // namespace seatledger::ledger
