// Keeps all other processes and objects away from a data directory. RocksDB's own lock is not
// enough: it is free while the database is closed, when its files are examined and truncated.
#pragma once

#include <filesystem>

#include "base/store_error.h"

namespace seatledger::ledger {

// Another process, or another object in this one, holds the lock.
class DirectoryInUse : public StoreError {
 public:
  explicit DirectoryInUse(const std::filesystem::path& directory)
      : StoreError("another process uses the data directory " + directory.string()) {}
};

class DirectoryLock {
 public:
  // Locks <directory>/lock until destroyed or until the process ends in any way. Throws
  // DirectoryInUse; StoreError when the lock file cannot be created.
  explicit DirectoryLock(const std::filesystem::path& directory);
  ~DirectoryLock();
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace seatledger::ledger
