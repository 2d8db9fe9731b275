// A directory of backups: copies of ledger and views, each pair with a small file that says what it
// is, written last, so that a backup is there whole or not at all. Used by the server that makes
// them and by the tool that restores one; one thread at a time, but for stop().
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "ledger/rocks/rocks_backups.h"

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
// What is there, oldest first; any thread. Throws StoreError when a file is not as written.
std::vector<BackupEntry> backups_in(const std::filesystem::path& directory);

class BackupDirectory {
 public:
  explicit BackupDirectory(std::filesystem::path directory);

  // All throw StoreError.

  // `snapshot`: a data directory that nobody else has open. Fills in what the entry does not know.
  void add(BackupEntry entry, const std::filesystem::path& snapshot,
           const std::function<void(std::uint64_t bytes)>& copied);
  void remove(const BackupEntry& entry);
  // Compares the checksums of every file, then makes <data_dir>/ledger and <data_dir>/views, which
  // must not be there.
  void restore(const BackupEntry& entry, const std::filesystem::path& data_dir);

  void stop() { copies_.stop(); }

 private:
  void drop_unfinished();
  std::filesystem::path file_of(const std::string& name) const;

  const std::filesystem::path directory_;
  ledger::RocksBackups copies_;
};

}  // namespace seatledger::runtime
