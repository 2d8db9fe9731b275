// Copies of a running server's data directory as of one moment, for those who need ledger and views
// together: a full verify, and backups.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>

#include "ledger/store/ledger_store.h"
#include "projections/store/tiered_store.h"

namespace seatledger::runtime {

enum class SnapshotUse : std::uint8_t {
  backup,  // a restored ledger folds its audit index again
  verify,  // with the audit index, if it can be copied at this moment
};

// Any thread.
class Snapshots {
 public:
  struct Parts {
    std::filesystem::path data_dir;
    std::filesystem::path anchor_file;
    const ledger::LedgerStore& ledger;
    std::function<std::shared_ptr<projections::TieredStore>()> views;  // in use at the call
    std::function<void(const std::filesystem::path&)> copy_audit;      // as TieredStore::copy_to()
  };
  // Deletes snapshots that an earlier start left.
  explicit Snapshots(Parts parts);

  // Makes a copy under <data_dir>/snapshots that only its owner may read. Its views and its audit
  // index are never ahead of its log. Throws StoreError or std::filesystem::filesystem_error.
  std::filesystem::path make(SnapshotUse use);
  // Deletes all snapshots, even those being read: they may hold a person who is being erased.
  void clear();

 private:
  void add_audit(const std::filesystem::path& directory) const;

  const Parts parts_;
  const std::filesystem::path root_;
  std::mutex mutex_;
  std::uint64_t made_ = 0;  // guarded by mutex_
};

}  // namespace seatledger::runtime
