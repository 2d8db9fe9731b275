// Which groups give a person a seat of a license, or let them wait for one, as of a moment.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "api/call.h"
#include "base/error.h"
#include "base/ids.h"
#include "base/json_writer.h"
#include "projections/store/key_value_store.h"

namespace seatledger::api {

// Reads each group and each person once. One thread; the arguments must outlive it.
class CoveringGroups {
 public:
  // `index` must have reached `until`.
  CoveringGroups(const Call& call, const projections::Snapshot& index, Position until)
      : call_(call), index_(index), until_(until) {}

  // The groups with an active assignment to the license whose members the person is one of, by id.
  // Errors as visit_events_about().
  Result<std::vector<std::string>> of(LicenseId license, PersonId person);

 private:
  Result<std::set<std::string>> read_groups_of(PersonId person) const;
  Result<std::set<LicenseId>> read_licenses_of(const std::string& group_id) const;

  const Call& call_;
  const projections::Snapshot& index_;
  const Position until_;
  std::map<PersonId, std::set<std::string>> groups_;     // of which the person is a member
  std::map<std::string, std::set<LicenseId>> licenses_;  // with an active assignment, by group
};

// The member "groups".
void print_groups(JsonWriter& out, const std::vector<std::string>& groups);

}  // namespace seatledger::api
