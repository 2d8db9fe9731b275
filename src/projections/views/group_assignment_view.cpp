#include "projections/views/group_assignment_view.h"

#include <string>
#include <utility>
#include <variant>

#include "ledger/domain/evolve.h"
#include "projections/rows/counter.h"
#include "projections/rows/record_rows.h"
#include "projections/rows/sorted_list.h"

namespace seatledger::projections {
namespace {

using ledger::GroupAssignment;

RowKey group_assignment_key(LicenseId license, std::string_view group_id) {
  return RowKey(Table::group_assignment, license, group_id);
}

RowKey place_key(GroupAssignmentId id) { return RowKey(Table::group_assignment_place, id); }

RowKey group_assignment_list_key(LicenseId license, GroupAssignmentId id) {
  return RowKey(Table::license_group_assignment, license, id);
}

RowKey group_assignment_total_key(LicenseId license) {
  return RowKey(Table::group_assignment_total, license);
}

RowKey group_licenses_key(std::string_view group_id) {
  return text_key(Table::group_licenses, group_id);
}

// The license's id is only in the key.
void put_group_assignment(RowWriter& batch, const GroupAssignment& row) {
  Packer out;
  pack(out, row.id);
  pack(out, row.created);
  pack(out, row.modified);
  pack(out, row.version);
  pack(out, row.changed);
  pack(out, row.terms);
  batch.put(group_assignment_key(row.license_id, row.terms.group_id).take(), out.take());
}

GroupAssignment unpacked_group_assignment(LicenseId license, std::string_view bytes) {
  GroupAssignment row;
  row.license_id = license;
  Unpacker in(bytes);
  unpack(in, row.id);
  unpack(in, row.created);
  unpack(in, row.modified);
  unpack(in, row.version);
  unpack(in, row.changed);
  unpack(in, row.terms);
  in.must_end();
  return row;
}

void assign_group(const ledger::Event& event, const ledger::GroupAssigned& assigned,
                  RowWriter& batch) {
  const GroupAssignment row = ledger::evolve(event, assigned);
  const std::string& group_id = row.terms.group_id;
  put_group_assignment(batch, row);
  Packer place;
  pack(place, row.license_id);
  pack(place, group_id);
  batch.put(place_key(row.id).take(), place.take());
  batch.put(group_assignment_list_key(row.license_id, row.id).take(), group_id);
  change_counter(batch, group_assignment_total_key(row.license_id).take(), 1);
  add_to_sorted_list(batch, group_licenses_key(group_id), row.license_id);
}

void change_group_assignment(const ledger::Event& event,
                             const ledger::GroupAssignmentChanged& changed, RowWriter& batch) {
  auto before = GroupAssignmentView::of_group(batch, *event.license_id, changed.after.group_id);
  if (!before) throw StoreError("the log changes a group assignment that it did not make");
  put_group_assignment(batch, ledger::evolve(std::move(*before), event, changed));
}

void release_group(LicenseId license, const ledger::GroupReleased& released, RowWriter& batch) {
  const std::string& group_id = released.before.group_id;
  batch.erase(group_assignment_key(license, group_id).take());
  batch.erase(place_key(released.group_assignment_id).take());
  batch.erase(group_assignment_list_key(license, released.group_assignment_id).take());
  change_counter(batch, group_assignment_total_key(license).take(), -1);
  remove_from_sorted_list(batch, group_licenses_key(group_id), license);
}

}  // namespace

const View GroupAssignmentView::view{
    "group_assignment",
    1,
    {Table::group_assignment, Table::group_assignment_place, Table::license_group_assignment,
     Table::group_assignment_total, Table::group_licenses},
    ReadBy::views,
    &GroupAssignmentView::apply,
    {Table::group_assignment_place, Table::license_group_assignment}};

void GroupAssignmentView::apply(const ledger::Event& event, RowWriter& batch) {
  if (const auto* assigned = std::get_if<ledger::GroupAssigned>(&event.body)) {
    assign_group(event, *assigned, batch);
  } else if (const auto* changed = std::get_if<ledger::GroupAssignmentChanged>(&event.body)) {
    change_group_assignment(event, *changed, batch);
  } else if (const auto* released = std::get_if<ledger::GroupReleased>(&event.body)) {
    release_group(*event.license_id, *released, batch);
  }
}

std::optional<GroupAssignment> GroupAssignmentView::of_group(const PointReads& reads,
                                                             LicenseId license,
                                                             std::string_view group_id) {
  const auto row = reads.get(group_assignment_key(license, group_id));
  if (!row) return std::nullopt;
  return unpacked_group_assignment(license, *row);
}

std::optional<GroupAssignment> GroupAssignmentView::by_id(const PointReads& reads,
                                                          GroupAssignmentId id) {
  const auto place = reads.get(place_key(id));
  if (!place) return std::nullopt;
  Unpacker in(*place);
  LicenseId license;
  std::string group_id;
  unpack(in, license);
  unpack(in, group_id);
  in.must_end();
  return of_group(reads, license, group_id);
}

std::vector<LicenseId> GroupAssignmentView::licenses(const PointReads& reads,
                                                     std::string_view group_id) {
  return sorted_list<LicenseId>(reads, group_licenses_key(group_id));
}

std::uint64_t GroupAssignmentView::total(const PointReads& reads, LicenseId license) {
  return counter(reads, group_assignment_total_key(license));
}

RowKey GroupAssignmentView::list_prefix(LicenseId license) {
  return RowKey(Table::license_group_assignment, license);
}

}  // namespace seatledger::projections
