// What a reader of a TieredStore sees: rows in memory over the store below.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "projections/store/key_value_store.h"
#include "projections/store/row_cache.h"
#include "projections/store/row_tree.h"

namespace seatledger::projections {

// Rows in memory. One thread writes them; its last version stays when it is full.
struct Tier {
  RowTree tree;
  std::shared_ptr<const RowTree::Version> rows = tree.publish();
};

// The active tier as of a write, the full one that is being flushed, if any, and the store below as
// it was when the flush before ended.
struct TierView {
  std::shared_ptr<Tier> active;
  std::shared_ptr<const RowTree::Version> active_rows;
  std::shared_ptr<Tier> full;
  std::shared_ptr<const RowTree::Version> full_rows;
  std::shared_ptr<const Snapshot> below;
  RowCache::Age age = 0;

  // The row in memory, which may say that it is deleted.
  std::optional<RunRow> find(std::string_view key) const;
  // Throws StoreError.
  std::optional<std::string> get(std::string_view key, RowCache& cache) const;
};

// A view as a snapshot. The cache must outlive it.
class TierSnapshot final : public Snapshot {
 public:
  TierSnapshot(std::shared_ptr<const TierView> view, RowCache& cache)
      : view_(std::move(view)), cache_(cache) {}

  std::optional<std::string> get(std::string_view key) const override {
    return view_->get(key, cache_);
  }
  // What a tier holds is in memory, and is no row of the files.
  bool warm(std::string_view key, std::string_view value) const override {
    return view_->find(key) || cache_.warm(key, value, view_->age);
  }
  void scan(std::string_view prefix, std::string_view from, const Visit& visit) const override;
  void scan_down(std::string_view prefix, std::string_view from, const Visit& visit) const override;

 private:
  const std::shared_ptr<const TierView> view_;
  RowCache& cache_;
};

}  // namespace seatledger::projections
