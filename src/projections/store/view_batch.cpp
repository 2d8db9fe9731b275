#include "projections/store/view_batch.h"

#include <utility>

namespace seatledger::projections {

std::optional<std::string> ViewBatch::get(std::string_view key) const {
  const auto found = rows_.find(key);
  if (found != rows_.end()) return found->second.value;
  auto value = store_.get(key);
  rows_.emplace(key, Row{value, false});
  return value;
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
    changes.push_back({std::move(row.key()), std::move(row.mapped().value)});
  }
  clear();
  return changes;
}

void ViewBatch::clear() {
  rows_.clear();
  changed_ = 0;
}

}  // namespace seatledger::projections
