// The second half of an erasure. Readers no longer see the person once the commit is stored; after
// this step no file of the data directory holds the person's row either.
#pragma once

#include <atomic>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ledger/store/ledger_store.h"
#include "projections/store/tiered_store.h"
#include "runtime/operations/backups.h"
#include "runtime/operations/snapshots.h"
#include "runtime/operations/view_generations.h"

namespace seatledger::runtime {

class Erasure {
 public:
  // Nothing is owned; all must outlive the erasure.
  struct Parts {
    ledger::LedgerStore& ledger;
    std::function<std::shared_ptr<projections::TieredStore>()> views;  // in use at the call
    ViewGenerations& generations;
    Snapshots& snapshots;
    const Backups& all_backups;
    std::function<Position()> head;  // of the log
  };
  explicit Erasure(const Parts& parts) : parts_(parts) {}

  // As stop().
  ~Erasure() { stop(); }

  // Run erase_files() here.
  boost::asio::thread_pool& thread() { return thread_; }
  // Rewrites the files of the data directory, which may take long. True: they hold no person whose
  // erasure was stored before the call. False: old files are still read, or the rewriting failed;
  // the reason is logged, and it is tried again every few seconds and at the next start.
  bool erase_files();
  // Files may still hold a person who was erased. Any thread.
  bool is_pending() const { return pending_.load(std::memory_order_relaxed); }
  // The backups that may still hold an erased person: those made before the last erasure, or all
  // when this process has erased no one yet. Any thread. Throws StoreError.
  std::vector<std::string> backups() const;

  // Rewrites, on its thread, the files that hold the secrets of removed webhooks; logs what fails,
  // and tries it again.
  void forget_secrets();
  // Finishes, on its thread, what a crash interrupted; logs what fails. Throws StoreError.
  void resume();
  // Interrupts a running erasure and waits for its thread. Any thread.
  void stop();

 private:
  void purge_secrets();
  bool rewrite_files();
  void try_again();
  void try_again_later();
  bool compact_views();

  const Parts parts_;

  mutable std::mutex mutex_;
  std::optional<Position> erased_;  // guarded by mutex_; head at the last erasure
  std::shared_ptr<projections::TieredStore> compacting_;  // guarded by mutex_
  bool stopped_ = false;                                  // guarded by mutex_
  std::atomic<bool> pending_ = false;
  bool views_done_ = false;  // thread_ only; since the newest erasure

  boost::asio::thread_pool thread_{1};
  boost::asio::steady_timer again_{thread_};  // thread_ only
};

}  // namespace seatledger::runtime
