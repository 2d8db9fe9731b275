#include "projections/views/person_seats_view.h"

#include <variant>

#include "projections/rows/sorted_list.h"
#include "projections/views/seat_view.h"
#include "projections/views/waiting_view.h"

namespace seatledger::projections {
namespace {

RowKey person_seats_key(PersonId person) { return RowKey(Table::person_seats, person); }

void add_license(RowWriter& batch, LicenseId license, PersonId person) {
  add_to_sorted_list(batch, person_seats_key(person), license);
}

void remove_license_without_seat(RowWriter& batch, LicenseId license, PersonId person) {
  if (SeatView::is_held(batch, license, person)) return;
  if (WaitingView::waiter(batch, license, person)) return;
  remove_from_sorted_list(batch, person_seats_key(person), license);
}

}  // namespace

const View PersonSeatsView::view{
    "person_seats", 1, {Table::person_seats}, ReadBy::views, &PersonSeatsView::apply};

void PersonSeatsView::apply(const ledger::Event& event, RowWriter& batch) {
  if (const auto* assigned = std::get_if<ledger::SeatAssigned>(&event.body)) {
    add_license(batch, *event.license_id, assigned->after.person_id);
  } else if (const auto* waiting = std::get_if<ledger::MemberWaiting>(&event.body)) {
    add_license(batch, *event.license_id, waiting->person_id);
  } else if (const auto* changed = std::get_if<ledger::SeatChanged>(&event.body)) {
    if (ledger::holder_after(*changed) == changed->person_id) return;
    add_license(batch, *event.license_id, ledger::holder_after(*changed));
    remove_license_without_seat(batch, *event.license_id, changed->person_id);
  } else if (const auto* released = std::get_if<ledger::SeatReleased>(&event.body)) {
    remove_license_without_seat(batch, *event.license_id, released->before.person_id);
  } else if (const auto* gone = std::get_if<ledger::MemberNotWaiting>(&event.body)) {
    remove_license_without_seat(batch, *event.license_id, gone->person_id);
  }
}

std::vector<LicenseId> PersonSeatsView::licenses(const PointReads& reads, PersonId person) {
  return sorted_list<LicenseId>(reads, person_seats_key(person));
}

}  // namespace seatledger::projections
