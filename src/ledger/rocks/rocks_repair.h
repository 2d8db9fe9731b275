// A ledger again from what can be read of a damaged one: its first events, and everything that
// stands beside them.
#pragma once

#include <filesystem>

#include "base/ids.h"
#include "ledger/rocks/rocks_reader.h"

namespace seatledger::ledger {

// Makes the database <data_dir>/ledger, which must not be there, with the events up to `head`, the
// rows of people, secrets and keys as they are, and the checkpoints that cover no more. Tiles of
// the tree are left out: they are made again from the records. Durable when it returns. Throws
// StoreError: what is wanted cannot be read, or the copy cannot be written.
void copy_prefix(const RocksReader& from, Position head, const std::filesystem::path& data_dir);

}  // namespace seatledger::ledger
