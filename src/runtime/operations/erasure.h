// What an erasure does to the files of a data directory: readers no longer see the person once the
// commit is stored, and after this no file holds them either (design section 4).
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "api/services.h"
#include "ledger/rocks/rocks_ledger.h"
#include "projections/store/rocks_store.h"
#include "runtime/operations/backups.h"
#include "runtime/operations/snapshots.h"
#include "runtime/operations/view_generations.h"

namespace seatledger::runtime {

class Erasure final : public Eraser {
 public:
  // Nothing is owned; all must outlive the erasure.
  struct Parts {
    ledger::RocksLedger& ledger;
    std::function<std::shared_ptr<projections::RocksStore>()> views;  // in use at the call
    ViewGenerations& generations;
    Snapshots& snapshots;
    const Backups& all_backups;
    std::function<Position()> head;  // of the log
  };
  explicit Erasure(const Parts& parts) : parts_(parts) {}

  // Long; a thread of its own, one call at a time. Throws StoreError.
  void erase_files() override;
  // Those made before the last erasure; of a server that did none since its start: all. Throws
  // StoreError.
  std::vector<std::string> backups() const override;

  // What a crash kept an earlier run from; logs what fails. As erase_files.
  void make_good();
  // Whatever runs ends soon; any thread.
  void stop();

 private:
  bool compact_views();

  const Parts parts_;

  mutable std::mutex mutex_;
  std::optional<Position> erased_;  // guarded by mutex_; no later erasure is stored
  std::shared_ptr<projections::RocksStore> compacting_;  // guarded by mutex_
  bool stopped_ = false;                                 // guarded by mutex_
};

}  // namespace seatledger::runtime
