// The copies as RocksDB's backup engine keeps them.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "ledger/store/database_copies.h"

namespace rocksdb {
class BackupEngine;
}  // namespace rocksdb

namespace seatledger::ledger {

class RocksBackups final : public DatabaseCopies {
 public:
  // Creates the directory if it does not exist.
  explicit RocksBackups(std::filesystem::path directory);
  ~RocksBackups() override;
  RocksBackups(const RocksBackups&) = delete;
  RocksBackups& operator=(const RocksBackups&) = delete;

  CopyId add(const std::string& area, const std::filesystem::path& source,
             const std::function<void(std::uint64_t bytes)>& copied) override;
  void verify(const std::string& area, CopyId id) override;
  void restore(const std::string& area, CopyId id, const std::filesystem::path& target) override;
  std::vector<CopyId> copies(const std::string& area) override;
  void remove(const std::string& area, CopyId id) override;
  std::uint64_t bytes(const std::string& area, CopyId id) override;
  void stop() override;

 private:
  rocksdb::BackupEngine& engine(const std::string& area);

  const std::filesystem::path directory_;
  std::atomic<bool> is_stopped_ = false;
  std::mutex mutex_;  // guards engine_ against stop()
  std::string area_;  // of engine_
  std::unique_ptr<rocksdb::BackupEngine> engine_;
};

}  // namespace seatledger::ledger
