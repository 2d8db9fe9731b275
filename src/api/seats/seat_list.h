// The query of a list of assignments: license, filters, sort, page (contract section 5).
#pragma once

#include <optional>
#include <string_view>

#include "api/call.h"
#include "base/error.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

// What lists of people's and of groups' assignments share. The page is read last, by each list.
struct AssignmentList {
  ledger::License license;
  std::optional<bool> active;
  std::optional<bool> fulfilled;
  projections::Page page;
};
// The license is required, and its platform checked as in license_for.
Result<AssignmentList> assignment_list(const Call& call, const projections::StateReader& views);

struct SeatList {
  ledger::License license;
  projections::SeatFilter filter;
  projections::SeatSort sort;
  projections::Page page;
  bool names_nobody = false;  // the filter is for a person whom nobody knows: no rows
};

// `views` and the call's context must outlive the list.
Result<SeatList> seat_list(const Call& call, const projections::StateReader& views);

// The person that user_id, username and email name, which must be the same one.
struct PersonOfList {
  std::optional<PersonId> id;
  bool is_nobody = false;  // they name different people, or one whom nobody knows: no rows
};
Result<PersonOfList> person_of_list(const Call& call);

// The field of `sort`, without its '-'.
struct SortParameter {
  std::string_view field = "id";
  bool descending = false;
};
Result<SortParameter> sort_parameter(const Call& call);
Error unknown_sort_field();
// Whether assignments of licenses about that print it, in every row of a list alike.
bool is_license_field(std::string_view field, ledger::Subject subject);
// Whether assignments print it, but not those of this kind.
bool is_missing_detail(std::string_view field, const ledger::KindPolicy& policy);

}  // namespace seatledger::api
