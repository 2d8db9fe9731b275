#include "projections/store/tier_view.h"

#include <algorithm>
#include <utility>

namespace seatledger::projections {
namespace {

// The rows of both tiers in one direction; of two with the same key that of the newer tier.
class TierRows {
 public:
  TierRows(const TierView& view, bool descending)
      : newer_(*view.active_rows), descending_(descending) {
    if (view.full_rows) older_.emplace(*view.full_rows);
  }

  // From the first key that is not before `from`; down: not after it, or the last of all when
  // empty.
  void seek(std::string_view from) {
    place(newer_, from);
    if (older_) place(*older_, from);
    skip_replaced();
  }
  bool at_end() const { return newer_.at_end() && (!older_ || older_->at_end()); }
  RunRow row() const { return is_newer_next() ? newer_.row() : older_->row(); }
  void next() {
    step(is_newer_next() ? newer_ : *older_);
    skip_replaced();
  }

 private:
  void place(RowTree::Cursor& cursor, std::string_view from) const {
    if (!descending_) return cursor.seek(from);
    if (from.empty()) return cursor.seek_to_last();
    cursor.seek(from);
    if (cursor.at_end()) {
      cursor.seek_to_last();
    } else if (cursor.row().key != from) {
      cursor.previous();
    }
  }
  void step(RowTree::Cursor& cursor) const { descending_ ? cursor.previous() : cursor.next(); }
  bool is_newer_next() const {
    if (!older_ || older_->at_end()) return true;
    if (newer_.at_end()) return false;
    const int order = newer_.row().key.compare(older_->row().key);
    return descending_ ? order >= 0 : order <= 0;
  }
  void skip_replaced() {
    if (!older_ || older_->at_end() || newer_.at_end()) return;
    if (newer_.row().key == older_->row().key) step(*older_);
  }

  RowTree::Cursor newer_;
  std::optional<RowTree::Cursor> older_;
  const bool descending_;
};

// Rows in memory replace those below. `is_before`: in the direction of the scan.
template <class IsBefore, class ScanBelow>
void merge_rows(TierRows& rows, std::string_view prefix, const Snapshot::Visit& visit,
                const IsBefore& is_before, const ScanBelow& scan_below) {
  bool goes_on = true;
  const auto is_within = [&] { return !rows.at_end() && rows.row().key.starts_with(prefix); };
  const auto take = [&] {
    const RunRow row = rows.row();
    if (row.value) goes_on = visit(row.key, *row.value);
    rows.next();
  };
  scan_below([&](std::string_view key, std::string_view value) {
    while (goes_on && is_within() && is_before(rows.row().key, key)) take();
    if (!goes_on) return false;
    if (is_within() && rows.row().key == key) {
      take();
    } else {
      goes_on = visit(key, value);
    }
    return goes_on;
  });
  while (goes_on && is_within()) take();
}

}  // namespace

std::optional<RunRow> TierView::find(std::string_view key) const {
  if (auto row = active_rows->find(key)) return row;
  return full_rows ? full_rows->find(key) : std::nullopt;
}

std::optional<std::string> TierView::get(std::string_view key, RowCache& cache) const {
  if (const auto row = find(key)) {
    return row->value ? std::optional<std::string>(*row->value) : std::nullopt;
  }
  if (auto kept = cache.find(key, age)) return kept;
  auto value = below->get(key);
  if (value) cache.add(key, *value, age);
  return value;
}

void TierSnapshot::scan(std::string_view prefix, std::string_view from, const Visit& visit) const {
  TierRows rows(*view_, false);
  rows.seek(std::max(prefix, from));
  merge_rows(rows, prefix, visit, std::less<std::string_view>(),
             [&](const Visit& take) { view_->below->scan(prefix, from, take); });
}

void TierSnapshot::scan_down(std::string_view prefix, std::string_view from,
                             const Visit& visit) const {
  const std::string end = end_of_prefix(prefix);
  TierRows rows(*view_, true);
  const bool from_last = from.empty() || (!end.empty() && from >= end);
  rows.seek(from_last ? std::string_view(end) : from);
  // The end itself is behind the prefix.
  while (!rows.at_end() && !end.empty() && rows.row().key >= end) rows.next();
  merge_rows(rows, prefix, visit, std::greater<std::string_view>(),
             [&](const Visit& take) { view_->below->scan_down(prefix, from, take); });
}

}  // namespace seatledger::projections
