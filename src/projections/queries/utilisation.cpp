#include "projections/queries/utilisation.h"

#include "projections/views/license_history_view.h"
#include "projections/views/usage_history_view.h"

namespace seatledger::projections {
namespace {

struct CountChange {
  Position position;
  std::int64_t count = 0;
};

Utilisation use_of(const ledger::License& license) { return {license.seats, license.terms.count}; }

// The positions in the range where the number of seats bought changed or was first set.
std::vector<CountChange> count_changes(const Snapshot& snapshot, LicenseId id,
                                       const UtilisationRange& range,
                                       std::optional<std::int64_t> before) {
  std::vector<CountChange> changes;
  LicenseHistoryView::visit(snapshot, id, range.after,
                            [&](Position position, const ledger::License& license) {
                              if (position > range.to || changes.size() >= range.limit) {
                                return false;
                              }
                              if (before == license.terms.count) return true;
                              before = license.terms.count;
                              changes.push_back({position, license.terms.count});
                              return true;
                            });
  return changes;
}

// Collects points in order, without repeating equal ones, up to the limit.
class Points {
 public:
  Points(std::optional<Utilisation> before, std::size_t limit)
      : is_begun_(before.has_value()), last_(before.value_or(Utilisation{})), limit_(limit) {}

  bool is_full() const { return points_.size() >= limit_; }
  const Utilisation& last() const { return last_; }

  void add(Position position, const Utilisation& use) {
    if (is_full() || (is_begun_ && use == last_)) return;
    is_begun_ = true;
    last_ = use;
    points_.push_back({position, use});
  }
  std::vector<UtilisationPoint> take() && { return std::move(points_); }

 private:
  bool is_begun_;
  Utilisation last_;
  const std::size_t limit_;
  std::vector<UtilisationPoint> points_;
};

}  // namespace

std::optional<Utilisation> utilisation_at(const Snapshot& snapshot, LicenseId id,
                                          Position position) {
  const auto license = LicenseHistoryView::as_of(snapshot, id, position);
  return license ? std::optional(use_of(*license)) : std::nullopt;
}

std::vector<UtilisationPoint> utilisation_changes(const Snapshot& snapshot, LicenseId id,
                                                  const UtilisationRange& range) {
  const auto before = utilisation_at(snapshot, id, range.after);
  const auto counts =
      count_changes(snapshot, id, range, before ? std::optional(before->count) : std::nullopt);
  Points points(before, range.limit);
  auto count = counts.begin();
  // Adds the changes of the number of seats bought before `position`.
  const auto add_counts_before = [&](Position position) {
    for (; count != counts.end() && count->position < position; ++count) {
      points.add(count->position, {points.last().seats, count->count});
    }
  };
  UsageHistoryView::visit(snapshot, id, range.after, [&](Position position, const UsageRow& row) {
    if (position > range.to || points.is_full()) return false;
    add_counts_before(position);
    Utilisation use{row.seats, points.last().count};
    if (count != counts.end() && count->position == position) use.count = count++->count;
    points.add(position, use);
    return true;
  });
  add_counts_before(Position{range.to.value + 1});
  return std::move(points).take();
}

}  // namespace seatledger::projections
