#include "projections/views/group_view.h"

#include <utility>
#include <variant>

#include "ledger/domain/evolve.h"
#include "projections/rows/record_rows.h"
#include "projections/rows/sorted_list.h"

namespace seatledger::projections {
namespace {

using ledger::Group;

RowKey group_row_key(std::string_view group_id) { return text_key(Table::group, group_id); }
RowKey members_key(std::string_view group_id) { return text_key(Table::group_members, group_id); }
RowKey person_key(PersonId person) { return RowKey(Table::person_groups, person); }

void put(const ledger::GroupPut& event, RowWriter& batch) {
  const Group& after = event.after;
  put_record(batch, Table::group, group_row_key(after.group_id), after, !event.before);
  if (event.joined.empty() && event.left.empty()) return;
  const auto members =
      ledger::evolve_members(GroupView::members(batch, after.group_id), event.joined, event.left);
  batch.put(members_key(after.group_id).take(), packed(members));
  // A person who left and joined again in one event ends up in the group.
  for (const PersonId person : event.left) {
    remove_from_sorted_list(batch, person_key(person), after.group_id);
  }
  for (const PersonId person : event.joined) {
    add_to_sorted_list(batch, person_key(person), after.group_id);
  }
}

void remove(const ledger::GroupRemoved& event, RowWriter& batch) {
  const Group& before = event.before;
  remove_record(batch, Table::group, group_row_key(before.group_id));
  batch.erase(members_key(before.group_id).take());
  for (const PersonId person : event.left) {
    remove_from_sorted_list(batch, person_key(person), before.group_id);
  }
}

}  // namespace

const View GroupView::view{"group",
                           1,
                           {Table::group, Table::group_members, Table::person_groups},
                           ReadBy::views,
                           &GroupView::apply};

void GroupView::apply(const ledger::Event& event, RowWriter& batch) {
  if (const auto* put_event = std::get_if<ledger::GroupPut>(&event.body)) {
    put(*put_event, batch);
  } else if (const auto* removed = std::get_if<ledger::GroupRemoved>(&event.body)) {
    remove(*removed, batch);
  }
}

std::optional<Group> GroupView::by_id(const PointReads& reads, std::string_view group_id) {
  return read_record<Group>(reads, group_row_key(group_id));
}

std::vector<PersonId> GroupView::members(const PointReads& reads, std::string_view group_id) {
  auto members = read_record<std::vector<PersonId>>(reads, members_key(group_id));
  return members ? std::move(*members) : std::vector<PersonId>{};
}

std::vector<std::string> GroupView::ids_of_person(const PointReads& reads, PersonId person) {
  return sorted_list<std::string>(reads, person_key(person));
}

std::vector<Group> GroupView::of_person(const PointReads& reads, PersonId person) {
  std::vector<Group> groups;
  for (const std::string& group_id : ids_of_person(reads, person)) {
    if (auto group = by_id(reads, group_id)) groups.push_back(std::move(*group));
  }
  return groups;
}

RecordPage<Group> GroupView::list(const Snapshot& snapshot, const Page& page) {
  return record_page<Group>(snapshot, Table::group, page);
}

void GroupView::visit(const Snapshot& snapshot, const Visit& visit) {
  visit_records<Group>(snapshot, Table::group, visit);
}

}  // namespace seatledger::projections
