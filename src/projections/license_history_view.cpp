#include "projections/license_history_view.h"

#include <utility>
#include <variant>

#include "base/store_error.h"
#include "projections/license_view.h"
#include "projections/row_key.h"

namespace seatledger::projections {
namespace {

RowKey license_prefix(LicenseId id) {
  RowKey key(Table::license_history);
  key.id(id);
  return key;
}

RowKey history_key(LicenseId id, Position position) {
  RowKey key = license_prefix(id);
  key.id(position);
  return key;
}

bool changes_license(const ledger::EventBody& body) {
  return std::holds_alternative<ledger::LicenseCreated>(body) ||
         std::holds_alternative<ledger::LicenseUpdated>(body);
}

}  // namespace

const View LicenseHistoryView::view{"license_history", 1, "H", &LicenseHistoryView::apply};

void LicenseHistoryView::apply(const ledger::Event& event, ViewBatch& batch) {
  if (!changes_license(event.body)) return;
  auto row = batch.get(LicenseView::row_key(*event.license_id));
  if (!row) throw StoreError("the view of licenses misses a license after one of its own events");
  batch.put(history_key(*event.license_id, event.position).take(), std::move(*row));
}

std::optional<ledger::License> LicenseHistoryView::after(const PointReads& reads, LicenseId id,
                                                         Position position) {
  const auto row = reads.get(history_key(id, position));
  if (!row) return std::nullopt;
  std::optional<ledger::License> license(std::in_place);
  LicenseView::unpack_row(id, *row, *license);
  return license;
}

std::optional<ledger::License> LicenseHistoryView::as_of(const Snapshot& snapshot, LicenseId id,
                                                         Position position) {
  std::optional<ledger::License> license;
  snapshot.scan_down(license_prefix(id), history_key(id, position),
                     [&](std::string_view, std::string_view row) {
                       LicenseView::unpack_row(id, row, license.emplace());
                       return false;
                     });
  return license;
}

}  // namespace seatledger::projections
