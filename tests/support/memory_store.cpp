#include "support/memory_store.h"

#include <utility>

#include "base/store_error.h"

namespace seatledger::projections {

class MemoryStore::RowsSnapshot final : public Snapshot {
 public:
  explicit RowsSnapshot(std::shared_ptr<const Rows> held)
      : held_(std::move(held)), rows_(held_->by_key) {
    ++held_->snapshots;
  }
  ~RowsSnapshot() override { --held_->snapshots; }
  RowsSnapshot(const RowsSnapshot&) = delete;
  RowsSnapshot& operator=(const RowsSnapshot&) = delete;

  std::optional<std::string> get(std::string_view key) const override {
    const auto found = rows_.find(key);
    if (found == rows_.end()) return std::nullopt;
    return found->second;
  }

  void scan(std::string_view prefix, std::string_view from, const Visit& visit) const override {
    auto row = rows_.lower_bound(std::max(prefix, from));
    for (; row != rows_.end() && row->first.starts_with(prefix); ++row) {
      if (!visit(row->first, row->second)) return;
    }
  }

  void scan_down(std::string_view prefix, std::string_view from,
                 const Visit& visit) const override {
    const std::string end = end_of_prefix(prefix);
    auto row = end.empty() ? rows_.end() : rows_.lower_bound(end);
    if (!from.empty() && (end.empty() || from < end)) row = rows_.upper_bound(from);
    while (row != rows_.begin()) {
      --row;
      if (!row->first.starts_with(prefix) || !visit(row->first, row->second)) return;
    }
  }

 private:
  const std::shared_ptr<const Rows> held_;
  const decltype(Rows::by_key)& rows_;
};

MemoryStore::MemoryStore() : rows_(std::make_shared<Rows>()), flushed_(rows_) {}

void MemoryStore::fail_write(std::size_t nth) {
  const std::lock_guard lock(mutex_);
  writes_to_fault_ = nth;
}

void MemoryStore::fail_reads(bool failing) {
  const std::lock_guard lock(mutex_);
  reads_failing_ = failing;
}

void MemoryStore::crash() {
  const std::lock_guard lock(mutex_);
  rows_ = flushed_;
  is_broken_ = false;
}

std::unique_ptr<MemoryStore::RowsSnapshot> MemoryStore::reading() const {
  const std::lock_guard lock(mutex_);
  if (reads_failing_) throw StoreError("reading was told to fail");
  return std::make_unique<RowsSnapshot>(rows_);
}

std::optional<std::string> MemoryStore::get(std::string_view key) const {
  return reading()->get(key);
}

std::unique_ptr<Snapshot> MemoryStore::snapshot() const { return reading(); }

void MemoryStore::count_fault() {
  if (writes_to_fault_ > 0 && --writes_to_fault_ == 0) is_broken_ = true;
  if (is_broken_) throw StoreError("writing was told to fail");
}

void MemoryStore::write(const std::vector<Change>& changes) {
  const std::lock_guard lock(mutex_);
  count_fault();
  if (rows_ == flushed_ || rows_->snapshots > 0) {
    const auto before = std::exchange(rows_, std::make_shared<Rows>());
    rows_->by_key = before->by_key;
  }
  for (const Change& change : changes) {
    if (change.value) {
      rows_->by_key.insert_or_assign(change.key, *change.value);
    } else {
      rows_->by_key.erase(change.key);
    }
  }
}

void MemoryStore::flush() {
  const std::lock_guard lock(mutex_);
  count_fault();
  flushed_ = rows_;
}

void MemoryStore::recover() {
  const std::lock_guard lock(mutex_);
  if (!is_broken_) return;
  rows_ = flushed_;
  is_broken_ = false;
}

}  // namespace seatledger::projections
