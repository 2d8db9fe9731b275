#include "projections/views/seat_history_view.h"

#include <utility>
#include <variant>

#include "base/store_error.h"
#include "projections/rows/row_key.h"
#include "projections/views/seat_view.h"

namespace seatledger::projections {
namespace {

using ledger::Seat;

RowKey seats_prefix(LicenseId license) { return RowKey(Table::seat_history, license); }

RowKey seat_history_prefix(LicenseId license, PersonId person) {
  return RowKey(Table::seat_history, license, person);
}

RowKey seat_history_key(LicenseId license, PersonId person, Position position) {
  return RowKey(Table::seat_history, license, person, position);
}

std::string seat_row_after(const PointReads& batch, LicenseId license, PersonId person) {
  auto row = batch.get(SeatView::row_key(license, person));
  if (!row) throw StoreError("the view of seats misses a seat after one of its own events");
  return std::move(*row);
}

void keep_seat(RowWriter& batch, const ledger::Event& event, PersonId person) {
  batch.put(seat_history_key(*event.license_id, person, event.commit.last()).take(),
            seat_row_after(batch, *event.license_id, person));
}

void keep_seat_change(RowWriter& batch, const ledger::Event& event,
                      const ledger::SeatChanged& changed) {
  const PersonId person = ledger::holder_after(changed);
  keep_seat(batch, event, person);
  if (person == changed.person_id) return;
  Seat left;
  SeatView::unpack_row(*event.license_id, seat_row_after(batch, *event.license_id, person), left);
  left.terms.person_id = changed.person_id;
  left.terms.active = false;
  left.released = true;
  batch.put(seat_history_key(*event.license_id, changed.person_id, event.commit.last()).take(),
            SeatView::pack_row(left));
}

}  // namespace

const View SeatHistoryView::view{
    "seat_history", 1, {Table::seat_history}, ReadBy::queries, &SeatHistoryView::apply};

void SeatHistoryView::apply(const ledger::Event& event, RowWriter& batch) {
  if (const auto* assigned = std::get_if<ledger::SeatAssigned>(&event.body)) {
    keep_seat(batch, event, assigned->after.person_id);
  } else if (const auto* changed = std::get_if<ledger::SeatChanged>(&event.body)) {
    keep_seat_change(batch, event, *changed);
  } else if (const auto* released = std::get_if<ledger::SeatReleased>(&event.body)) {
    keep_seat(batch, event, released->before.person_id);
  }
}

std::optional<Seat> SeatHistoryView::after(const PointReads& reads, LicenseId license,
                                           PersonId person, Position position) {
  const auto row = reads.get(seat_history_key(license, person, position));
  if (!row) return std::nullopt;
  std::optional<Seat> seat(std::in_place);
  SeatView::unpack_row(license, *row, *seat);
  return seat;
}

std::optional<Seat> SeatHistoryView::as_of(const Snapshot& snapshot, LicenseId license,
                                           PersonId person, Position position) {
  std::optional<Seat> seat;
  snapshot.scan_down(seat_history_prefix(license, person),
                     seat_history_key(license, person, position),
                     [&](std::string_view, std::string_view row) {
                       SeatView::unpack_row(license, row, seat.emplace());
                       return false;
                     });
  return seat;
}

void SeatHistoryView::visit_as_of(const Snapshot& snapshot, LicenseId license, Position position,
                                  const Visit& visit) {
  std::string row;     // the holder's last row up to the position
  std::string holder;  // the part of the row's key that names the license and the person
  Seat seat;
  const auto visit_row = [&] {
    if (row.empty()) return true;
    SeatView::unpack_row(license, row, seat);
    row.clear();
    return seat.released || visit(seat);
  };
  bool goes_on = true;
  snapshot.scan(seats_prefix(license), {}, [&](std::string_view key, std::string_view value) {
    const std::string_view person = key.substr(0, key.size() - sizeof(std::uint64_t));
    if (person != holder) {
      goes_on = visit_row();
      holder = person;
    }
    if (last_number(key) <= position.value) row = value;
    return goes_on;
  });
  if (goes_on) visit_row();
}

}  // namespace seatledger::projections
