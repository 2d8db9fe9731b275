// One process, and one object in it, for a data directory. RocksDB's own lock is free while a
// database is closed, and its files are examined and cut just then.
#pragma once

#include <filesystem>

#include "base/store_error.h"

namespace seatledger::ledger {

// Another process, or another object in this one, has the lock.
class DirectoryInUse : public StoreError {
 public:
  explicit DirectoryInUse(const std::filesystem::path& directory)
      : StoreError("another process uses the data directory " + directory.string()) {}
};

class DirectoryLock {
 public:
  // Locks <directory>/lock until destroyed, or until the process ends, however it ends. Throws
  // DirectoryInUse; StoreError when it cannot be made.
  explicit DirectoryLock(const std::filesystem::path& directory);
  ~DirectoryLock();
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace seatledger::ledger
