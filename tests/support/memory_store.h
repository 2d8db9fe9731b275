// A store of views in memory. A test can inject failures and crashes.
#pragma once

#include <atomic>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "projections/store/key_value_store.h"

namespace seatledger::projections {

class MemoryStore final : public KeyValueStore {
 public:
  MemoryStore();

  // Faults; any thread. The n-th write or flush from now, counted from 1, fails and stores nothing;
  // all later ones fail too until recover(). 0: none does.
  void fail_write(std::size_t nth);
  // While set, everything that reads throws StoreError.
  void fail_reads(bool failing);
  // Simulates a crash: only flushed rows are left.
  void crash();

  std::optional<std::string> get(std::string_view key) const override;
  std::unique_ptr<Snapshot> snapshot() const override;
  void write(const std::vector<Change>& changes) override;
  void flush() override;
  void start_flush() override { flush(); }
  // Loses all that was not flushed, like a real store without a write-ahead log.
  void recover() override;

 private:
  struct Rows {
    std::map<std::string, std::string, std::less<>> by_key;
    // Not shared_ptr's use_count(), which does not wait for what another thread still reads.
    mutable std::atomic<std::size_t> snapshots = 0;
  };
  class RowsSnapshot;

  std::unique_ptr<RowsSnapshot> reading() const;
  void count_fault();

  mutable std::mutex mutex_;  // guards all below
  // Copied before a write when a snapshot or `flushed_` still holds it.
  std::shared_ptr<Rows> rows_;
  std::shared_ptr<Rows> flushed_;
  std::size_t writes_to_fault_ = 0;
  bool is_broken_ = false;
  bool reads_failing_ = false;
};

}  // namespace seatledger::projections
