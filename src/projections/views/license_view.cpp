#include "projections/views/license_view.h"

#include <utility>
#include <variant>

#include "ledger/domain/evolve.h"
#include "projections/rows/counter.h"
#include "projections/rows/packing.h"
#include "projections/views/license_index.h"
#include "projections/views/seat_view.h"
#include "projections/views/waiting_view.h"

namespace seatledger::projections {
namespace {

using ledger::Kind;
using ledger::License;
using ledger::SeatCounts;

RowKey external_id_key(Kind kind, std::string_view external_id) {
  RowKey key(Table::license_external_id);
  key.byte(static_cast<std::uint8_t>(kind)).whole_text(external_id);
  return key;
}

bool any_license(const PointReads& reads, LicenseIndexField field, std::string_view value) {
  for (const ledger::KindPolicy& policy : ledger::kind_policies) {
    if (counter(reads, license_total_key(field, policy.kind, value)) > 0) return true;
  }
  return false;
}

bool is_indexed(const ledger::LicenseChange& change) {
  return change.name || change.source || change.metadata;
}

// What the ledger counts, in front of the terms.
void pack_head(Packer& out, const License& license) {
  out.byte(static_cast<std::uint8_t>(license.kind));
  pack(out, license.created);
  pack(out, license.seats);
  pack(out, license.version);
  pack(out, license.changed);
  pack(out, license.terms_changed);
}

template <class Head>
void unpack_head(Unpacker& in, Head& head) {
  head.kind = static_cast<Kind>(in.byte());
  unpack(in, head.created);
  unpack(in, head.seats);
  unpack(in, head.version);
  unpack(in, head.changed);
  unpack(in, head.terms_changed);
}

void put_row(RowWriter& batch, const License& license) {
  batch.put(LicenseView::row_key(license.id).take(), LicenseView::pack_row(license));
}

void create(const ledger::Event& event, const ledger::LicenseCreated& created, RowWriter& batch) {
  const License license = ledger::evolve(event, created);
  put_row(batch, license);
  index_new_license(batch, license);
  if (license.terms.external_id) {
    batch.put(external_id_key(license.kind, *license.terms.external_id).take(), packed(license.id));
  }
}

void update(const ledger::Event& event, const ledger::LicenseUpdated& updated, RowWriter& batch) {
  auto before = LicenseView::license(batch, *event.license_id);
  if (!before) throw StoreError("the log updates a license that it did not create");
  if (!is_indexed(updated.after)) {
    put_row(batch, ledger::evolve(std::move(*before), event, updated));
    return;
  }
  const License after = ledger::evolve(*before, event, updated);
  put_row(batch, after);
  index_changed_license(batch, *before, after);
}

// What the row that an event is about counted before and counts after the event.
struct CountsChange {
  SeatCounts before, after;
};

CountsChange counts_change(const ledger::Event& event, const ledger::SeatChanged& changed,
                           const PointReads& batch) {
  if (!changed.after.active && !changed.after.pending) return {};
  const auto seat = SeatView::seat(batch, *event.license_id, changed.person_id);
  if (!seat) throw StoreError("the log changes a seat that it did not assign");
  ledger::SeatTerms after;
  after.active = changed.after.active.value_or(seat->terms.active);
  after.pending = changed.after.pending.value_or(seat->terms.pending);
  return {counts_of(seat->terms), counts_of(after)};
}

CountsChange counts_change(const ledger::Event& event, const PointReads& batch) {
  CountsChange change;
  if (const auto* assigned = std::get_if<ledger::SeatAssigned>(&event.body)) {
    change.after = counts_of(assigned->after);
  } else if (const auto* changed = std::get_if<ledger::SeatChanged>(&event.body)) {
    change = counts_change(event, *changed, batch);
  } else if (const auto* released = std::get_if<ledger::SeatReleased>(&event.body)) {
    change.before = counts_of(released->before);
  } else if (std::holds_alternative<ledger::MemberWaiting>(event.body)) {
    change.after.waiting = 1;
  }
  if (WaitingView::leaver(batch, event)) ++change.before.waiting;
  return change;
}

void apply_to_counts(const ledger::Event& event, RowWriter& batch) {
  const CountsChange change = counts_change(event, batch);
  if (change.before == change.after) return;
  const auto row = batch.get(LicenseView::row_key(*event.license_id));
  if (!row) throw StoreError("the log tells of seats of a license that it did not create");
  // The terms stay as they are, so their bytes are not read.
  Unpacker in(*row);
  License license;
  unpack_head(in, license);
  Packer out;
  out.reserve(row->size() + 16);
  pack_head(out, ledger::evolve_counts(std::move(license), event, change.before, change.after));
  out.raw(in.rest());
  batch.put(LicenseView::row_key(*event.license_id).take(), out.take());
}

}  // namespace

const View LicenseView::view{
    "license",
    3,
    {Table::license, Table::license_index, Table::license_total, Table::license_external_id},
    ReadBy::views,
    &LicenseView::apply,
    {Table::license_index, Table::license_external_id}};

void LicenseView::apply(const ledger::Event& event, RowWriter& batch) {
  if (const auto* created = std::get_if<ledger::LicenseCreated>(&event.body)) {
    create(event, *created, batch);
  } else if (const auto* updated = std::get_if<ledger::LicenseUpdated>(&event.body)) {
    update(event, *updated, batch);
  } else {
    apply_to_counts(event, batch);
  }
}

std::optional<License> LicenseView::license(const PointReads& reads, LicenseId id) {
  const auto row = reads.get(row_key(id));
  if (!row) return std::nullopt;
  std::optional<License> license(std::in_place);
  unpack_row(id, *row, *license);
  return license;
}

std::optional<LicenseId> LicenseView::by_external_id(const PointReads& reads, Kind kind,
                                                     std::string_view external_id) {
  const auto row = reads.get(external_id_key(kind, external_id));
  if (!row) return std::nullopt;
  return unpacked<LicenseId>(*row);
}

bool LicenseView::names_platform(const PointReads& reads, std::string_view key) {
  return any_license(reads, LicenseIndexField::platform_key, key);
}

bool LicenseView::names_course(const PointReads& reads, std::string_view course_id) {
  return any_license(reads, LicenseIndexField::course_id, course_id);
}

bool LicenseView::names_program(const PointReads& reads, std::string_view program_key) {
  return any_license(reads, LicenseIndexField::program_key, program_key);
}

RowKey LicenseView::row_key(LicenseId id) { return RowKey(Table::license, id); }

std::string LicenseView::pack_row(const License& license) {
  const ledger::LicenseTerms& terms = license.terms;
  Packer out;
  // One allocation: 96 bytes are enough for everything that is not a text.
  out.reserve(96 + terms.platform_key.size() + terms.name.size() + terms.metadata.str().size());
  pack_head(out, license);
  pack(out, terms);
  return out.take();
}

void LicenseView::unpack_row(LicenseId id, std::string_view row, License& license) {
  Unpacker in(row);
  license.id = id;
  projections::unpack_head(in, license);
  unpack(in, license.terms);
  in.must_end();
}

LicenseView::Head LicenseView::unpack_head(std::string_view row) {
  Unpacker in(row);
  Head head;
  projections::unpack_head(in, head);
  return head;
}

}  // namespace seatledger::projections
