#include "api/audit/covering_groups.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "api/audit/since.h"
#include "base/json_fields.h"
#include "projections/audit/audit_subjects.h"

namespace seatledger::api {
namespace {

using projections::audit_id;
using projections::AuditSubject;

bool has_person(const std::vector<PersonId>& people, PersonId person) {
  return std::find(people.begin(), people.end(), person) != people.end();
}

}  // namespace

Result<std::set<std::string>> CoveringGroups::read_groups_of(PersonId person) const {
  std::set<std::string> groups;
  TRY(visit_events_about(call_, index_, audit_id(AuditSubject::person, person.value), until_,
                         [&](const ledger::Event& event) {
                           if (const auto* put = std::get_if<ledger::GroupPut>(&event.body)) {
                             if (has_person(put->joined, person))
                               groups.insert(put->after.group_id);
                             if (has_person(put->left, person)) groups.erase(put->after.group_id);
                           } else if (const auto* removed =
                                          std::get_if<ledger::GroupRemoved>(&event.body)) {
                             groups.erase(removed->before.group_id);
                           }
                         }));
  return groups;
}

Result<std::set<LicenseId>> CoveringGroups::read_licenses_of(const std::string& group_id) const {
  std::set<LicenseId> licenses;
  const auto set = [&](LicenseId license, bool active) {
    if (active) {
      licenses.insert(license);
    } else {
      licenses.erase(license);
    }
  };
  TRY(visit_events_about(
      call_, index_, audit_id(AuditSubject::group, group_id), until_,
      [&](const ledger::Event& event) {
        if (const auto* assigned = std::get_if<ledger::GroupAssigned>(&event.body)) {
          set(*event.license_id, assigned->after.active);
        } else if (const auto* changed = std::get_if<ledger::GroupAssignmentChanged>(&event.body)) {
          set(*event.license_id, changed->after.active);
        } else if (std::holds_alternative<ledger::GroupReleased>(event.body)) {
          set(*event.license_id, false);
        }
      }));
  return licenses;
}

Result<std::vector<std::string>> CoveringGroups::of(LicenseId license, PersonId person) {
  std::vector<std::string> covering;
  auto groups = groups_.find(person);
  if (groups == groups_.end()) {
    groups = groups_.emplace(person, TRY(read_groups_of(person))).first;
  }
  for (const std::string& group : groups->second) {
    auto known = licenses_.find(group);
    if (known == licenses_.end()) {
      known = licenses_.emplace(group, TRY(read_licenses_of(group))).first;
    }
    if (known->second.contains(license)) covering.push_back(group);
  }
  return covering;
}

void print_groups(JsonWriter& out, const std::vector<std::string>& groups) {
  write_field(out, "groups", groups);
}

}  // namespace seatledger::api
