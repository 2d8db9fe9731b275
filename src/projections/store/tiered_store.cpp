#include "projections/store/tiered_store.h"

#include <utility>

#include "base/store_error.h"

namespace seatledger::projections {

TieredStore::TieredStore(std::shared_ptr<RunStore> below, TieredStoreOptions options)
    : below_(std::move(below)),
      options_(std::move(options)),
      cache_(options_.cache_bytes),
      active_(std::make_shared<Tier>()) {
  auto first = std::make_shared<TierView>();
  first->active = active_;
  first->active_rows = active_->rows;
  first->below = below_->snapshot();
  view_ = std::move(first);
  flusher_ = std::thread([this] { flush_tiers(); });
}

TieredStore::~TieredStore() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  flusher_.join();
}

std::shared_ptr<const TierView> TieredStore::view() const {
  const std::lock_guard lock(mutex_);
  if (!view_) throw StoreError("the views are being opened again");
  return view_;
}

std::optional<std::string> TieredStore::get(std::string_view key) const {
  return view()->get(key, cache_);
}

std::unique_ptr<Snapshot> TieredStore::snapshot() const {
  return std::make_unique<TierSnapshot>(view(), cache_);
}

void TieredStore::write(const std::vector<Change>& changes) {
  const std::lock_guard writing(writing_);
  {
    const std::lock_guard lock(mutex_);
    if (failure_) std::rethrow_exception(failure_);
  }
  if (active_->tree.bytes() >= options_.tier_bytes) end_tier();
  for (const Change& change : changes) active_->tree.put(change.key, change.value);
  active_->rows = active_->tree.publish();
  auto next = std::make_shared<TierView>();
  std::shared_ptr<const TierView> replaced;  // freed without the lock
  const std::lock_guard lock(mutex_);
  *next = *view_;
  next->active_rows = active_->rows;
  replaced = std::exchange(view_, std::move(next));
}

void TieredStore::start_flush() {
  const std::lock_guard writing(writing_);
  end_tier();
}

// While writing_ is held.
void TieredStore::end_tier() {
  auto fresh = std::make_shared<Tier>();
  auto next = std::make_shared<TierView>();
  std::shared_ptr<const TierView> replaced;  // freed without the lock
  {
    std::unique_lock lock(mutex_);
    if (failure_) std::rethrow_exception(failure_);
    if (active_->rows->empty()) return;
    wait_for_flush(lock);
    *next = *view_;
    next->full = std::exchange(next->active, fresh);
    next->full_rows = std::exchange(next->active_rows, fresh->rows);
    replaced = std::exchange(view_, std::move(next));
    active_ = std::move(fresh);
  }
  changed_.notify_all();
}

// Until no full tier is left. Throws the failure of the flushing thread.
void TieredStore::wait_for_flush(std::unique_lock<std::mutex>& lock) {
  changed_.wait(lock, [this] { return failure_ || (view_ && !view_->full); });
  if (failure_) std::rethrow_exception(failure_);
}

void TieredStore::flush() {
  start_flush();
  std::unique_lock lock(mutex_);
  wait_for_flush(lock);
}

void TieredStore::copy_to(const std::filesystem::path& directory) {
  flush();
  below_->copy_to(directory);
}

bool TieredStore::compact() {
  flush();
  return below_->compact();
}

void TieredStore::recover() {
  const std::lock_guard writing(writing_);
  {
    const std::lock_guard lock(mutex_);
    if (!failure_) return;
  }
  if (below_->is_broken()) open_below_again();
  {
    const std::lock_guard lock(mutex_);
    failure_ = nullptr;
  }
  changed_.notify_all();
}

// It has all tiers that were flushed, so those in memory still fit over it. It is opened only when
// it has no snapshots.
void TieredStore::open_below_again() {
  {
    const std::lock_guard lock(mutex_);
    if (view_) {
      parted_ = std::make_shared<TierView>(*view_);
      parted_->below.reset();
      view_.reset();
    }
  }
  std::exception_ptr problem;
  try {
    below_->recover();
  } catch (const StoreError&) {
    problem = std::current_exception();
  }
  parted_->below = below_->snapshot();  // throws when it stayed closed
  {
    const std::lock_guard lock(mutex_);
    view_ = std::exchange(parted_, nullptr);
  }
  if (problem) std::rethrow_exception(problem);
}

// The rows of the full tier. Returns the store below with them. Throws StoreError.
std::shared_ptr<const Snapshot> TieredStore::add_below(const TierView& flushed) {
  std::vector<RunRow> rows;
  RowTree::Cursor cursor(*flushed.full_rows);
  for (cursor.seek({}); !cursor.at_end(); cursor.next()) rows.push_back(cursor.row());
  below_->ingest(rows);
  auto below = below_->snapshot();
  cache_.replace(rows);
  return below;
}

void TieredStore::flush_tiers() {
  options_.on_thread();
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return is_ending_ || (!failure_ && view_ && view_->full); });
    if (is_ending_) return;
    auto flushed = view_;
    lock.unlock();
    std::exception_ptr failure;
    auto next = std::make_shared<TierView>();
    try {
      next->below = add_below(*flushed);
    } catch (...) {
      failure = std::current_exception();
    }
    std::shared_ptr<const TierView> replaced;  // the last reader frees the tier
    lock.lock();
    if (failure) {
      failure_ = failure;
    } else {
      next->active = view_->active;
      next->active_rows = view_->active_rows;
      next->age = view_->age + 1;
      replaced = std::exchange(view_, std::move(next));
    }
    lock.unlock();
    changed_.notify_all();
    replaced.reset();
    flushed.reset();
    lock.lock();
  }
}

}  // namespace seatledger::projections
