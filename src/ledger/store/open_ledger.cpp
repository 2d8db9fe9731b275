#include "ledger/store/open_ledger.h"

#include "ledger/rocks/rocks_backups.h"
#include "ledger/rocks/rocks_ledger_store.h"
#include "ledger/rocks/rocks_reader.h"

namespace seatledger::ledger {

std::unique_ptr<LedgerStore> open_ledger(const LedgerOptions& options) {
  return std::make_unique<RocksLedgerStore>(options);
}

std::unique_ptr<LedgerReader> read_ledger(const std::filesystem::path& data_dir) {
  return std::make_unique<RocksReader>(data_dir);
}

std::unique_ptr<DatabaseCopies> open_database_copies(const std::filesystem::path& directory) {
  return std::make_unique<RocksBackups>(directory);
}

}  // namespace seatledger::ledger
