// Views in two tiers: the rows written since the last flush in memory, those before it in a store
// below. A full tier is sorted already; it is added to the store below in one step, with its
// checkpoint, by a thread of its own, while the next one fills. So a row that changes a hundred
// times is written once, and view rows reach a file in one way, live and in a rebuild. See
// docs/decisions/0037.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "projections/store/row_cache.h"
#include "projections/store/run_store.h"
#include "projections/store/tier_view.h"

namespace seatledger::projections {

struct TieredStoreOptions {
  std::size_t tier_bytes = std::size_t{64} << 20U;  // of a tier that is then flushed
  std::size_t cache_bytes = 0;                      // of rows of the store below
  std::function<void()> on_thread = [] {};          // called first on the flushing thread
};

// A snapshot keeps at most two tiers and a snapshot of the store below. A write waits while two
// tiers are full.
class TieredStore final : public KeyValueStore {
 public:
  TieredStore(std::shared_ptr<RunStore> below, TieredStoreOptions options);
  // Loses what was not flushed. All snapshots must be destroyed first.
  ~TieredStore() override;
  TieredStore(const TieredStore&) = delete;
  TieredStore& operator=(const TieredStore&) = delete;

  std::optional<std::string> get(std::string_view key) const override;
  std::unique_ptr<Snapshot> snapshot() const override;
  void write(const std::vector<Change>& changes) override;
  void flush() override;        // any thread
  void start_flush() override;  // any thread
  // Rows in memory stay: a failed flush is tried again.
  void recover() override;

  // As RunStore, after a flush.
  void copy_to(const std::filesystem::path& directory);
  bool compact();
  void stop_compacting() { below_->stop_compacting(); }

 private:
  std::shared_ptr<const TierView> view() const;
  void end_tier();
  void wait_for_flush(std::unique_lock<std::mutex>& lock);
  void open_below_again();
  void flush_tiers();
  std::shared_ptr<const Snapshot> add_below(const TierView& flushed);

  const std::shared_ptr<RunStore> below_;
  const TieredStoreOptions options_;
  mutable RowCache cache_;

  std::mutex writing_;            // held by write(), and by whoever ends a tier
  std::shared_ptr<Tier> active_;  // guarded by writing_
  // Guarded by writing_; the view without the store below, which could not be opened again.
  std::shared_ptr<TierView> parted_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::shared_ptr<const TierView> view_;  // guarded by mutex_; null: below is being opened again
  bool is_ending_ = false;                // guarded by mutex_
  std::exception_ptr failure_;            // guarded by mutex_; until recover()

  std::thread flusher_;
};

}  // namespace seatledger::projections
