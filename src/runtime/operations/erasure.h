// What an erasure does to the files of a data directory: readers no longer see the person once the
// commit is stored, and after this no file holds them either.
#pragma once

#include <boost/asio/thread_pool.hpp>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ledger/rocks/rocks_ledger.h"
#include "projections/store/rocks_store.h"
#include "runtime/operations/backups.h"
#include "runtime/operations/snapshots.h"
#include "runtime/operations/view_generations.h"

namespace seatledger::runtime {

class Erasure {
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

  // As stop().
  ~Erasure() { stop(); }

  // Where erase_files() is to run.
  boost::asio::thread_pool& thread() { return thread_; }
  // Returns when no file of the data directory holds anybody whose erasure was stored before the
  // call. Takes as long as files are rewritten. Throws StoreError: the next start does it again.
  void erase_files();
  // The backups that may still hold somebody erased: those made before the last erasure; of a
  // server that did none since its start: all. Any thread. Throws StoreError.
  std::vector<std::string> backups() const;

  // Finishes, on its thread, an erasure that a crash interrupted; logs what fails.
  void resume();
  // What runs ends soon; waits for its thread. Any thread.
  void stop();

 private:
  void finish_interrupted();
  bool compact_views();

  const Parts parts_;

  mutable std::mutex mutex_;
  std::optional<Position> erased_;  // guarded by mutex_; no later erasure is stored
  std::shared_ptr<projections::RocksStore> compacting_;  // guarded by mutex_
  bool stopped_ = false;                                 // guarded by mutex_

  boost::asio::thread_pool thread_{1};
};

}  // namespace seatledger::runtime
