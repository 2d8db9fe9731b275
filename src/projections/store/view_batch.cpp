#include "projections/store/view_batch.h"

#include <utility>

namespace seatledger::projections {
namespace {

constexpr std::size_t generation_bytes_max = std::size_t{8} << 20U;
constexpr std::size_t entry_bytes = 96;  // approximate size of a slot and of what it allocates

std::size_t bytes_of(std::string_view key, const std::string& value) {
  return key.size() + value.size() + entry_bytes;
}

}  // namespace

std::optional<std::string> ViewBatch::get(std::string_view key) const {
  const auto found = rows_.find(key);
  if (found != rows_.end()) return found->second.value;
  if (const std::string* kept = this->kept(key)) return *kept;
  auto value = store_.get(key);
  if (value) {
    keep(std::string(key), *value);
  } else {
    rows_.emplace(key, Row{std::nullopt, false});
  }
  return value;
}

// What is used again moves to the younger generation.
std::string* ViewBatch::kept(std::string_view key) const {
  const auto young = young_.find(key);
  if (young != young_.end()) return &young->second;
  const auto old = old_.find(key);
  if (old == old_.end()) return nullptr;
  std::string value = std::move(old->second);
  old_.erase(old);
  return &keep(std::string(key), std::move(value));
}

std::string& ViewBatch::keep(std::string key, std::string value) const {
  const std::size_t bytes = bytes_of(key, value);
  if (young_bytes_ + bytes > generation_bytes_max) {
    old_.swap(young_);
    young_.clear();
    young_bytes_ = 0;
  }
  young_bytes_ += bytes;
  return young_.insert_or_assign(std::move(key), std::move(value)).first->second;
}

// Rows that are only written are not cached: most are never read again.
void ViewBatch::rekeep(std::string_view key, const std::optional<std::string>& value) {
  if (const auto young = young_.find(key); young != young_.end()) {
    young_bytes_ -= bytes_of(key, young->second);
    if (value) {
      young_bytes_ += bytes_of(key, *value);
      young->second = *value;
    } else {
      young_.erase(young);
    }
  } else if (const auto old = old_.find(key); old != old_.end()) {
    if (value) {
      old->second = *value;
    } else {
      old_.erase(old);
    }
  }
}

void ViewBatch::put(std::string key, std::string value) { set(std::move(key), std::move(value)); }

void ViewBatch::erase(std::string key) { set(std::move(key), std::nullopt); }

void ViewBatch::set(std::string key, std::optional<std::string> value) {
  Row& row = rows_.try_emplace(std::move(key)).first->second;
  if (!row.is_changed) ++changed_;
  row.value = std::move(value);
  row.is_changed = true;
}

std::vector<Change> ViewBatch::take() {
  std::vector<Change> changes;
  changes.reserve(changed_);
  for (auto& [key, row] : rows_) {
    if (!row.is_changed) continue;
    rekeep(key, row.value);
    changes.push_back({key, std::move(row.value)});
  }
  // One batch may have changed very much.
  if (rows_.bucket_count() > buckets_kept_max) {
    rows_ = {};
  } else {
    rows_.clear();
  }
  changed_ = 0;
  return changes;
}

void ViewBatch::clear() {
  rows_.clear();
  young_.clear();
  old_.clear();
  young_bytes_ = 0;
  changed_ = 0;
}

}  // namespace seatledger::projections
