// All views over one store: what the sequencer reads and folds.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "ledger/write/views.h"
#include "projections/store/key_value_store.h"
#include "projections/store/view_batch.h"
#include "projections/views/state_reader.h"

namespace seatledger::projections {

// applied() and key_changes() are for any thread; the rest is the writer thread's.
class ViewSet final : public ledger::Views {
 public:
  struct Options {
    // The store is flushed after this many events; after a crash about as many are folded again.
    std::uint64_t flush_events = 100000;
  };

  // Reads the checkpoint; the store must outlive the set. Throws StoreError.
  explicit ViewSet(KeyValueStore& store);
  ViewSet(KeyValueStore& store, Options options);

  // The names of the views whose rows another layout wrote. When there are any, the set must not be
  // used: start an empty store and fold the log into it (fold.h).
  const std::vector<std::string>& outdated() const { return outdated_; }
  bool needs_rebuild() const { return !outdated_.empty(); }

  // The state with the changes of the open batch.
  const ledger::State& state() const { return state_; }

  // Raised by every commit that changed a key; what was read of keys before may be outdated then.
  std::uint64_t key_changes() const { return key_changes_.load(std::memory_order_acquire); }

  // Makes all that was committed durable, so that nothing is folded again at the next start. Throws
  // StoreError.
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

  // The writer thread's.
  ViewBatch batch_;
  StateReader state_{batch_};
  Position last_;  // of the open batch; applied() when it is empty
  std::uint64_t events_since_flush_ = 0;
  bool changes_keys_ = false;  // the open batch does

  std::atomic<std::uint64_t> applied_{0};
  std::atomic<std::uint64_t> key_changes_{0};
};

}  // namespace seatledger::projections
