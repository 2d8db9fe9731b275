// One process, and one object in it, for a data directory. RocksDB's own lock is free while a
// database is closed, and its files are examined and cut just then.
#pragma once

#include <filesystem>

namespace seatledger::ledger {

class DirectoryLock {
 public:
  // Locks <directory>/lock until destroyed, or until the process ends, however it ends. Throws
  // StoreError when someone else holds it or it cannot be made.
  explicit DirectoryLock(const std::filesystem::path& directory);
  ~DirectoryLock();
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;

 private:
  int file_ = -1;
};

// Makes the entries of `directory` durable, as fsync of a file in it does not. Throws StoreError.
void sync_directory(const std::filesystem::path& directory);

}  // namespace seatledger::ledger
