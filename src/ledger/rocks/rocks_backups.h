// Copies of closed databases in a backup directory. Files that several copies share are stored
// once, each with its checksum. `area` separates databases ("ledger", "views"). One thread at a
// time, except for stop().
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace rocksdb {
class BackupEngine;
}  // namespace rocksdb

namespace seatledger::ledger {

using CopyId = std::uint32_t;

class RocksBackups {
 public:
  // Creates the directory if it does not exist.
  explicit RocksBackups(std::filesystem::path directory);
  ~RocksBackups();
  RocksBackups(const RocksBackups&) = delete;
  RocksBackups& operator=(const RocksBackups&) = delete;

  // All throw StoreError.

  // Makes a durable copy of the database in `source`, which must not be open elsewhere. `copied` is
  // called from time to time with the number of bytes copied.
  CopyId add(const std::string& area, const std::filesystem::path& source,
             const std::function<void(std::uint64_t bytes)>& copied);
  // Reads every file of a copy and compares its checksum.
  void verify(const std::string& area, CopyId id);
  // `target` must be empty or not exist.
  void restore(const std::string& area, CopyId id, const std::filesystem::path& target);
  std::vector<CopyId> copies(const std::string& area);
  // Files that no other copy uses are deleted. A copy that does not exist is not an error.
  void remove(const std::string& area, CopyId id);
  std::uint64_t bytes(const std::string& area, CopyId id);

  // Makes a running or later add() throw soon. Any thread.
  void stop();

 private:
  rocksdb::BackupEngine& engine(const std::string& area);

  const std::filesystem::path directory_;
  std::atomic<bool> is_stopped_ = false;
  std::mutex mutex_;  // guards engine_ against stop()
  std::string area_;  // of engine_
  std::unique_ptr<rocksdb::BackupEngine> engine_;
};

}  // namespace seatledger::ledger
