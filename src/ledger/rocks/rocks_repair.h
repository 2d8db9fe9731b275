// Builds a new ledger from the readable first events of a damaged one and its other rows.
#pragma once

#include <filesystem>

#include "base/ids.h"
#include "ledger/rocks/rocks_reader.h"

namespace seatledger::ledger {

// Creates the database <data_dir>/ledger, which must not exist: events up to `head`, rows of
// people, secrets, keys, and the checkpoints that cover at most `head` events. Tiles of the tree
// are omitted, because they are rebuilt from the records. Durable on return. Throws StoreError: a
// row to be copied cannot be read, or the copy cannot be written.
void copy_prefix(const RocksReader& from, Position head, const std::filesystem::path& data_dir);

}  // namespace seatledger::ledger
