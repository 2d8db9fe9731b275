// A data directory opened by the tool, while no server runs on it.
#pragma once

#include <filesystem>

#include "ledger/rocks/rocks_event_log.h"
#include "ledger/rocks/rocks_ledger.h"

namespace seatledger::cli {

class DataDirectory {
 public:
  // Throws StoreError when it contains no ledger, or when a server uses it.
  explicit DataDirectory(const std::filesystem::path& path);

  const std::filesystem::path& path() const { return path_; }
  const ledger::EventLog& events() const { return events_; }
  ledger::RocksLedger& ledger() const { return ledger_; }

 private:
  std::filesystem::path path_;
  mutable ledger::RocksLedger ledger_;
  ledger::RocksEventLog events_;
};

}  // namespace seatledger::cli
