// All views over one store. The sequencer reads and folds them.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "ledger/write/views.h"
#include "projections/store/commit_observer.h"
#include "projections/store/key_value_store.h"
#include "projections/store/view_batch.h"
#include "projections/views/state_reader.h"

namespace seatledger::projections {

// applied() and key_changes() may be called on any thread, the rest only on the writer thread.
class ViewSet final : public ledger::Views {
 public:
  struct Options {
    // Flush the store after this many events; a crash makes about that many be folded again.
    std::uint64_t flush_events = 100000;
    CommitObserver* observer = nullptr;  // not owned; may be null
  };

  // Reads the checkpoint; the store must outlive the set. Throws StoreError.
  explicit ViewSet(KeyValueStore& store);
  ViewSet(KeyValueStore& store, Options options);

  // The names of the views whose rows have another layout. If there are any, the set must not be
  // used: fold the log into an empty store instead (fold.h).
  const std::vector<std::string>& outdated() const { return outdated_; }
  bool needs_rebuild() const { return !outdated_.empty(); }

  // The state including the changes of the open batch.
  const ledger::State& state() const { return state_; }

  // Raised by every commit that changed an API key; cached keys may then be outdated.
  std::uint64_t key_changes() const { return key_changes_.load(std::memory_order_acquire); }

  // Makes all commits durable, so that the next start folds nothing again. Throws StoreError.
  void flush();

  Position applied() const override { return Position{applied_.load(std::memory_order_acquire)}; }
  void apply(const ledger::Event& event) override;
  void commit() override;
  void discard() override;

 private:
  void read_checkpoint();

  KeyValueStore& store_;
  const Options options_;
  std::vector<std::string> outdated_;

  // Used only by the writer thread.
  ViewBatch batch_;
  StateReader state_{batch_};
  Position last_;  // of the open batch; applied() when it is empty
  std::uint64_t events_since_flush_ = 0;
  bool changes_keys_ = false;  // whether the open batch does

  std::atomic<std::uint64_t> applied_{0};
  std::atomic<std::uint64_t> key_changes_{0};
};

}  // namespace seatledger::projections
