#include "projections/views/license_history_view.h"

#include <utility>
#include <variant>

#include "base/store_error.h"
#include "projections/rows/packing.h"
#include "projections/rows/row_key.h"
#include "projections/views/license_view.h"
#include "projections/views/usage_history_view.h"

namespace seatledger::projections {
namespace {

RowKey license_prefix(LicenseId id) { return RowKey(Table::license_history, id); }

RowKey history_key(LicenseId id, Position position) {
  return RowKey(Table::license_history, id, position);
}

// A repeated request is answered with the row as it was after such an event.
bool changes_license(const ledger::EventBody& body) {
  return std::visit(
      []<class Body>(const Body&) { return Body::row.replay == ledger::Replay::license; }, body);
}

std::optional<ledger::License> license_row_at(const PointReads& reads, LicenseId id,
                                              Position position) {
  const auto row = reads.get(history_key(id, position));
  if (!row) return std::nullopt;
  std::optional<ledger::License> license(std::in_place);
  LicenseView::unpack_row(id, *row, *license);
  return license;
}

void lay_over(ledger::License& license, const UsageRow& usage) {
  license.seats = usage.seats;
  license.version = usage.version;
  license.changed = usage.changed;
}

}  // namespace

const View LicenseHistoryView::view{
    "license_history", 3, {Table::license_history}, ReadBy::queries, &LicenseHistoryView::apply};

void LicenseHistoryView::apply(const ledger::Event& event, RowWriter& batch) {
  if (!changes_license(event.body)) return;
  const LicenseId id = *event.license_id;
  auto row = batch.get(LicenseView::row_key(id));
  if (!row) throw StoreError("the view of licenses misses a license after one of its own events");
  batch.put(history_key(id, event.commit.last()).take(), std::move(*row));
}

std::optional<ledger::License> LicenseHistoryView::after(const PointReads& reads, LicenseId id,
                                                         Position position) {
  const auto usage = UsageHistoryView::after(reads, id, position);
  auto license = license_row_at(reads, id, usage ? usage->terms : position);
  if (license && usage) lay_over(*license, *usage);
  return license;
}

std::optional<ledger::License> LicenseHistoryView::as_of(const Snapshot& snapshot, LicenseId id,
                                                         Position position) {
  std::optional<ledger::License> license;
  Position terms;
  snapshot.scan_down(license_prefix(id), history_key(id, position),
                     [&](std::string_view key, std::string_view row) {
                       terms = Position{last_number(key)};
                       LicenseView::unpack_row(id, row, license.emplace());
                       return false;
                     });
  if (!license) return std::nullopt;
  // If a commit changed both, its counts are the newer ones.
  const auto usage = UsageHistoryView::as_of(snapshot, id, position);
  if (usage && usage->position >= terms) lay_over(*license, usage->row);
  return license;
}

void LicenseHistoryView::visit(const Snapshot& snapshot, LicenseId id, Position after,
                               const Visit& visit) {
  ledger::License license;  // reused for every row to save allocations
  snapshot.scan(license_prefix(id), history_key(id, Position{after.value + 1}),
                [&](std::string_view key, std::string_view row) {
                  LicenseView::unpack_row(id, row, license);
                  return visit(Position{last_number(key)}, license);
                });
}

}  // namespace seatledger::projections
