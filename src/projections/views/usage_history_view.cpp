#include "projections/views/usage_history_view.h"

#include <variant>

#include "base/store_error.h"
#include "projections/rows/packing.h"
#include "projections/rows/row_key.h"
#include "projections/views/license_view.h"

namespace seatledger::projections {
namespace {

RowKey usage_prefix(LicenseId id) { return RowKey(Table::usage_history, id); }

RowKey usage_key(LicenseId id, Position position) {
  return RowKey(Table::usage_history, id, position);
}

UsageRow unpacked_usage(std::string_view bytes) {
  UsageRow row;
  Unpacker in(bytes);
  unpack(in, row.seats);
  unpack(in, row.version);
  unpack(in, row.changed);
  unpack(in, row.terms);
  in.must_end();
  return row;
}

// The answer to a bulk call contains the license even if the call did not change it.
bool is_bulk(const ledger::EventBody& body) {
  return std::holds_alternative<ledger::BulkAssigned>(body) ||
         std::holds_alternative<ledger::BulkReleased>(body);
}

bool may_change_counts(const ledger::EventBody& body) {
  return std::holds_alternative<ledger::SeatAssigned>(body) ||
         std::holds_alternative<ledger::SeatChanged>(body) ||
         std::holds_alternative<ledger::SeatReleased>(body) ||
         std::holds_alternative<ledger::MemberWaiting>(body) ||
         std::holds_alternative<ledger::MemberNotWaiting>(body);
}

}  // namespace

const View UsageHistoryView::view{
    "usage_history", 1, {Table::usage_history}, ReadBy::queries, &UsageHistoryView::apply};

void UsageHistoryView::apply(const ledger::Event& event, RowWriter& batch) {
  const bool is_kept_anyway = is_bulk(event.body);
  if (!is_kept_anyway && !may_change_counts(event.body)) return;
  const LicenseId id = *event.license_id;
  const auto license = batch.get(LicenseView::row_key(id));
  if (!license) throw StoreError("the log tells of seats of a license that it did not create");
  const LicenseView::Head head = LicenseView::unpack_head(*license);
  const Position last = event.commit.last();
  if (!is_kept_anyway && head.changed != last) return;
  Packer row;
  pack(row, head.seats);
  pack(row, head.version);
  pack(row, head.changed);
  pack(row, head.terms_changed);
  batch.put(usage_key(id, last).take(), row.take());
}

std::optional<UsageRow> UsageHistoryView::after(const PointReads& reads, LicenseId id,
                                                Position position) {
  const auto row = reads.get(usage_key(id, position));
  if (!row) return std::nullopt;
  return unpacked_usage(*row);
}

std::optional<UsageHistoryView::Found> UsageHistoryView::as_of(const Snapshot& snapshot,
                                                               LicenseId id, Position position) {
  std::optional<Found> found;
  snapshot.scan_down(usage_prefix(id), usage_key(id, position),
                     [&](std::string_view key, std::string_view row) {
                       found = Found{Position{last_number(key)}, unpacked_usage(row)};
                       return false;
                     });
  return found;
}

void UsageHistoryView::visit(const Snapshot& snapshot, LicenseId id, Position after,
                             const Visit& visit) {
  snapshot.scan(usage_prefix(id), usage_key(id, Position{after.value + 1}),
                [&](std::string_view key, std::string_view row) {
                  return visit(Position{last_number(key)}, unpacked_usage(row));
                });
}

}  // namespace seatledger::projections
