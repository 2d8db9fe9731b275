// Every setting of the ledger's database, each with its reason. Measured with RocksDB 7.8.3.
#pragma once

#include <rocksdb/options.h>

#include "ledger/rocks/rocks_ledger.h"

namespace seatledger::ledger {

rocksdb::Options rocks_settings(const RocksLedgerOptions& options);
// Synced: the write is on the disk when it returns.
rocksdb::WriteOptions rocks_write_settings(bool synced);

// Bytes of checksum that each key carries from the batch to the memtable.
inline constexpr std::size_t rocks_protection_bytes = 8;

}  // namespace seatledger::ledger
