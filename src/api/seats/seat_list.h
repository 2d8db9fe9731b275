// The query of a list of assignments: license, filters, sort, page.
#pragma once

#include <optional>
#include <string_view>

#include "api/call.h"
#include "base/error.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

// Shared by the lists of people's and of groups' assignments. Each list reads the page last.
struct AssignmentList {
  ledger::License license;
  std::optional<bool> active;
  std::optional<bool> fulfilled;
  projections::Page page;
};
// The license is required; its platform is checked as in license_for.
Result<AssignmentList> assignment_list(const Call& call, const projections::StateReader& views);

struct SeatList {
  ledger::License license;
  projections::SeatFilter filter;
  projections::SeatSort sort;
  projections::Page page;
  bool names_nobody = false;  // the filter names an unknown person: no rows
};

// `views` and the call's context must outlive the list.
Result<SeatList> seat_list(const Call& call, const projections::StateReader& views);

// The person that user_id, username and email name; all of them must name the same one.
struct PersonOfList {
  std::optional<PersonId> id;
  bool is_nobody = false;  // different people, or an unknown one: no rows
};
Result<PersonOfList> person_of_list(const Call& call);

// The field of `sort`, without its '-'.
struct SortParameter {
  std::string_view field = "id";
  bool descending = false;
};
Result<SortParameter> sort_parameter(const Call& call);
Error unknown_sort_field();
// True if assignments of licenses with that subject print the field, with one value per license.
bool is_license_field(std::string_view field, ledger::Subject subject);
// True if assignments of other kinds print the field, but not those of this kind.
bool is_missing_detail(std::string_view field, const ledger::KindPolicy& policy);

}  // namespace seatledger::api
