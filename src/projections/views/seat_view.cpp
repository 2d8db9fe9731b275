#include "projections/views/seat_view.h"

#include <utility>
#include <variant>

#include "ledger/domain/evolve.h"
#include "projections/rows/counter.h"
#include "projections/rows/packing.h"
#include "projections/views/sequence_view.h"

namespace seatledger::projections {
namespace {

using ledger::Seat;

RowKey seat_id_key(AssignmentId id) { return RowKey(Table::seat_by_id, id); }

RowKey listed_seat_key(const Seat& seat) {
  return RowKey(Table::listed_seat, seat.license_id, seat.id);
}

RowKey listed_total_key(LicenseId license) { return RowKey(Table::listed_seat_total, license); }

void put_seat_id(RowWriter& batch, const Seat& seat) {
  Packer row;
  pack(row, seat.license_id);
  pack(row, seat.terms.person_id);
  batch.put(seat_id_key(seat.id).take(), row.take());
}

void list_seat(RowWriter& batch, const std::optional<Seat>& before, const Seat& after,
               ledger::Kind kind) {
  const bool was_listed = before && SeatView::is_listed(*before, kind);
  const bool is_listed = SeatView::is_listed(after, kind);
  const bool is_moved = before && before->terms.person_id != after.terms.person_id;
  if (is_listed && (!was_listed || is_moved)) {
    batch.put(listed_seat_key(after).take(), packed(after.terms.person_id));
  } else if (was_listed && !is_listed) {
    batch.erase(listed_seat_key(after).take());
  }
  if (was_listed == is_listed) return;
  change_counter(batch, listed_total_key(after.license_id).take(), is_listed ? 1 : -1);
}

void store_seat(RowWriter& batch, const std::optional<Seat>& before, const Seat& after,
                ledger::Kind kind) {
  batch.put(SeatView::row_key(after.license_id, after.terms.person_id).take(),
            SeatView::pack_row(after));
  const bool has_place =
      before && before->id == after.id && before->terms.person_id == after.terms.person_id;
  if (!has_place) put_seat_id(batch, after);
  list_seat(batch, before, after, kind);
}

// The person's row, also a released one. A person who had one gets its id again: a new id needs no
// look-up.
std::optional<Seat> row_before(const PointReads& batch, LicenseId license,
                               const ledger::SeatAssigned& assigned) {
  if (assigned.assignment_id.value > SequenceView::sequences(batch).assignment) return std::nullopt;
  return SeatView::seat(batch, license, assigned.after.person_id);
}

std::optional<Seat> seat_before(const PointReads& batch, LicenseId license, PersonId person) {
  auto seat = SeatView::seat(batch, license, person);
  if (!seat) throw StoreError("the log changes a seat that it did not assign");
  return seat;
}

void change_seat(const ledger::Event& event, const ledger::SeatChanged& changed, RowWriter& batch) {
  const LicenseId license = *event.license_id;
  const auto before = seat_before(batch, license, changed.person_id);
  const PersonId person = ledger::holder_after(changed);
  if (person != changed.person_id) {
    // Only a released seat of that person may be replaced; its id is then lost.
    if (SeatView::is_held(batch, license, person)) {
      throw StoreError("the log moves a seat to a person who has one");
    }
    batch.erase(SeatView::row_key(license, changed.person_id).take());
  }
  store_seat(batch, before, ledger::evolve(*before, event, changed), *event.kind);
}

}  // namespace

const View SeatView::view{
    "seat",
    1,
    {Table::seat, Table::seat_by_id, Table::listed_seat, Table::listed_seat_total},
    ReadBy::views,
    &SeatView::apply,
    {Table::seat_by_id, Table::listed_seat}};

void SeatView::apply(const ledger::Event& event, RowWriter& batch) {
  if (const auto* assigned = std::get_if<ledger::SeatAssigned>(&event.body)) {
    const auto before = row_before(batch, *event.license_id, *assigned);
    store_seat(batch, before, ledger::evolve(before, event, *assigned), *event.kind);
  } else if (const auto* changed = std::get_if<ledger::SeatChanged>(&event.body)) {
    change_seat(event, *changed, batch);
  } else if (const auto* released = std::get_if<ledger::SeatReleased>(&event.body)) {
    const auto before = seat_before(batch, *event.license_id, released->before.person_id);
    store_seat(batch, before, ledger::evolve(*before, event, *released), *event.kind);
  }
}

std::optional<Seat> SeatView::seat(const PointReads& reads, LicenseId license, PersonId person) {
  const auto row = reads.get(row_key(license, person));
  if (!row) return std::nullopt;
  std::optional<Seat> seat(std::in_place);
  unpack_row(license, *row, *seat);
  return seat;
}

std::optional<Seat> SeatView::by_id(const PointReads& reads, AssignmentId id) {
  const auto place = reads.get(seat_id_key(id));
  if (!place) return std::nullopt;
  Unpacker in(*place);
  LicenseId license;
  PersonId person;
  unpack(in, license);
  unpack(in, person);
  in.must_end();
  auto found = seat(reads, license, person);
  if (!found || found->id != id || found->released) return std::nullopt;
  return found;
}

bool SeatView::is_held(const PointReads& reads, LicenseId license, PersonId person) {
  const auto row = reads.get(row_key(license, person));
  if (!row) return false;
  Unpacker in(*row);
  bool is_released = false;
  unpack(in, is_released);
  return !is_released;
}

bool SeatView::is_listed(const Seat& seat, ledger::Kind kind) {
  return !seat.released && (seat.terms.assigned || ledger::policy_of(kind).lists_derived_seats);
}

std::uint64_t SeatView::listed_total(const PointReads& reads, LicenseId license) {
  return counter(reads, listed_total_key(license));
}

RowKey SeatView::listed_prefix(LicenseId license) { return RowKey(Table::listed_seat, license); }

RowKey SeatView::row_prefix(LicenseId license) { return RowKey(Table::seat, license); }

RowKey SeatView::row_key(LicenseId license, PersonId person) {
  return RowKey(Table::seat, license, person);
}

std::string SeatView::pack_row(const Seat& seat) {
  Packer out;
  // One allocation: 80 bytes are enough for everything that is not a text.
  out.reserve(80 + seat.terms.metadata.str().size() +
              (seat.terms.redirect_to ? seat.terms.redirect_to->size() : 0));
  pack(out, seat.released);  // is_held() reads only this
  pack(out, seat.id);
  pack(out, seat.created);
  pack(out, seat.modified);
  pack(out, seat.version);
  pack(out, seat.changed);
  pack(out, seat.terms);
  return out.take();
}

void SeatView::unpack_row(LicenseId license, std::string_view row, Seat& seat) {
  Unpacker in(row);
  seat.license_id = license;
  unpack(in, seat.released);
  unpack(in, seat.id);
  unpack(in, seat.created);
  unpack(in, seat.modified);
  unpack(in, seat.version);
  unpack(in, seat.changed);
  unpack(in, seat.terms);
  in.must_end();
}

}  // namespace seatledger::projections
