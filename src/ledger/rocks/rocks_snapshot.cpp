#include "ledger/rocks/rocks_snapshot.h"

#include <rocksdb/db.h>
#include <rocksdb/utilities/checkpoint.h>

#include <memory>

#include "base/store_error.h"

namespace seatledger::ledger {

void snapshot_ledger(const RocksLedger& ledger, const std::filesystem::path& directory) {
  const RocksLedger::Reading open = ledger.reading();
  rocksdb::Checkpoint* made = nullptr;
  auto status = rocksdb::Checkpoint::Create(&open.db(), &made);
  const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
  // 0: flush the write buffers first, so that nearly all files can be hard links.
  if (status.ok()) status = checkpoint->CreateCheckpoint(directory.string(), 0);
  if (!status.ok()) {
    throw StoreError("the ledger cannot be snapshot: " + status.ToString());
  }
}

}  // namespace seatledger::ledger
