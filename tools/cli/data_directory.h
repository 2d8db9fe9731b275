// A data directory opened by the tool, while no server runs on it.
#pragma once

#include <filesystem>
#include <memory>

#include "ledger/store/ledger_store.h"

namespace seatledger::cli {

class DataDirectory {
 public:
  // Throws StoreError when it contains no ledger, or when a server uses it.
  explicit DataDirectory(const std::filesystem::path& path);

  const std::filesystem::path& path() const { return path_; }
  const ledger::EventLog& events() const { return ledger_->events(); }
  ledger::LedgerStore& ledger() const { return *ledger_; }

 private:
  std::filesystem::path path_;
  std::unique_ptr<ledger::LedgerStore> ledger_;
};

}  // namespace seatledger::cli
