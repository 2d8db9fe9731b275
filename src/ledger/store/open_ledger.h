// Opens what the storage engine keeps. open_ledger.cpp is the only file beside the engine's own
// that names it.
#pragma once

#include <filesystem>
#include <memory>

#include "ledger/store/database_copies.h"
#include "ledger/store/ledger_options.h"
#include "ledger/store/ledger_reader.h"
#include "ledger/store/ledger_store.h"

namespace seatledger::ledger {

// Opens the ledger in options.data_dir, or creates it. Truncates a write-ahead log whose end was
// not written completely, and logs that. Throws StoreError: another process uses the directory, the
// store is damaged (the message names the file and the bytes; see reads_damaged), the disk fails,
// the format is unknown, the secret of the look-ups is not the one given.
std::unique_ptr<LedgerStore> open_ledger(const LedgerOptions& options);

// If a server uses the directory, reads next to it, and catches up until there are no gaps; else
// locks servers out while the reader exists. Throws StoreError: there is no ledger, it cannot be
// opened, or gaps remain.
std::unique_ptr<LedgerReader> read_ledger(const std::filesystem::path& data_dir);

// Creates the directory if it does not exist.
std::unique_ptr<DatabaseCopies> open_database_copies(const std::filesystem::path& directory);

}  // namespace seatledger::ledger
