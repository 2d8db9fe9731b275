#include "projections/store/view_batch.h"

#include <utility>

namespace seatledger::projections {
namespace {

constexpr std::size_t kept_bytes_max = std::size_t{16} << 20U;
constexpr std::size_t entry_bytes = 96;  // approximate size of a map node and its two texts

}  // namespace

std::optional<std::string> ViewBatch::get(std::string_view key) const {
  const auto found = rows_.find(key);
  if (found != rows_.end()) return found->second.value;
  const auto kept = kept_.find(key);
  if (kept != kept_.end()) return kept->second;
  auto value = store_.get(key);
  if (value) {
    keep(key, *value);
  } else {
    rows_.emplace(key, Row{std::nullopt, false});
  }
  return value;
}

void ViewBatch::keep(std::string_view key, const std::string& value) const {
  const std::size_t bytes = key.size() + value.size() + entry_bytes;
  if (kept_bytes_ + bytes > kept_bytes_max) {
    kept_.clear();
    kept_bytes_ = 0;
  }
  if (bytes > kept_bytes_max) return;
  kept_.emplace(key, value);
  kept_bytes_ += bytes;
}

// Rows that are only written are not cached: most are never read again.
void ViewBatch::rekeep(std::string_view key, const std::optional<std::string>& value) {
  const auto kept = kept_.find(key);
  if (kept == kept_.end()) return;
  kept_bytes_ -= kept->second.size();
  if (value) {
    kept->second = *value;
    kept_bytes_ += value->size();
  } else {
    kept_bytes_ -= kept->first.size() + entry_bytes;
    kept_.erase(kept);
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
  for (auto next = rows_.begin(); next != rows_.end();) {
    auto row = rows_.extract(next++);
    if (!row.mapped().is_changed) continue;
    rekeep(row.key(), row.mapped().value);
    changes.push_back({std::move(row.key()), std::move(row.mapped().value)});
  }
  changed_ = 0;
  return changes;
}

void ViewBatch::clear() {
  rows_.clear();
  kept_.clear();
  kept_bytes_ = 0;
  changed_ = 0;
}

}  // namespace seatledger::projections
