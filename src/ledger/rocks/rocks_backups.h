// Copies of closed databases in a backup directory: what two copies share is stored once, every
// file with its checksum. `area` keeps databases apart ("ledger", "views"). One thread at a time,
// but for stop().
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
  // The directory is made when it is not there.
  explicit RocksBackups(std::filesystem::path directory);
  ~RocksBackups();
  RocksBackups(const RocksBackups&) = delete;
  RocksBackups& operator=(const RocksBackups&) = delete;

  // All throw StoreError.

  // Copies the database in `source`, which nobody else has open, durably. `copied` is told bytes
  // now and then.
  CopyId add(const std::string& area, const std::filesystem::path& source,
             const std::function<void(std::uint64_t bytes)>& copied);
  // Reads every file of a copy and compares its checksum.
  void verify(const std::string& area, CopyId id);
  // Into a directory that is empty or not there.
  void restore(const std::string& area, CopyId id, const std::filesystem::path& target);
  std::vector<CopyId> copies(const std::string& area);
  // A copy that is not there is no error. What no other shares goes from the disk.
  void remove(const std::string& area, CopyId id);
  std::uint64_t bytes(const std::string& area, CopyId id);

  // An add() that runs or comes throws soon. Any thread.
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
