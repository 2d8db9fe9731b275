// A directory of backups: copies of ledger and views. Each backup has a small file that describes
// it; that file is written last, so a backup is either complete or does not count. The server makes
// backups, the command line tool restores them. One thread at a time, except stop().
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "ledger/store/database_copies.h"

namespace seatledger::runtime {

struct BackupEntry {
  std::string name;
  Timestamp made;
  Position position;  // of the last event
  Position views;
  std::uint64_t bytes = 0;
  ledger::CopyId ledger_copy = 0;
  ledger::CopyId views_copy = 0;
  std::string checkpoint;  // the newest signed note of the ledger, or empty
};

// 1 to 64 letters, digits, '.', '_' and '-', not beginning with '.'.
bool is_backup_name(const std::string& name);
// All backups, oldest first; any thread. Throws StoreError when a description was altered.
std::vector<BackupEntry> backups_in(const std::filesystem::path& directory);

class BackupDirectory {
 public:
  explicit BackupDirectory(std::filesystem::path directory);

  // All throw StoreError.

  // `snapshot`: a data directory that no other process has open. Fills in the rest of the entry.
  void add(BackupEntry entry, const std::filesystem::path& snapshot,
           const std::function<void(std::uint64_t bytes)>& copied);
  void remove(const BackupEntry& entry);
  // Compares the checksums of every file, then makes <data_dir>/ledger and <data_dir>/views, which
  // must not be there.
  void restore(const BackupEntry& entry, const std::filesystem::path& data_dir);

  void stop() { copies_->stop(); }

 private:
  void drop_unfinished();
  std::filesystem::path file_of(const std::string& name) const;

  const std::filesystem::path directory_;
  std::unique_ptr<ledger::DatabaseCopies> copies_;
};

}  // namespace seatledger::runtime
