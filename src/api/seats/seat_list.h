// The query of a list of assignments: license, filters, sort, page (contract section 5).
#pragma once

#include <optional>
#include <string_view>

#include "api/call.h"
#include "base/error.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

struct SeatList {
  ledger::License license;
  projections::SeatFilter filter;
  projections::SeatSort sort;
  projections::Page page;
  bool names_nobody = false;  // the filter is for a person whom nobody knows: no rows
};

// The platform is checked as in license_for. `views` and the call's context must outlive the list.
Result<SeatList> seat_list(const Call& call, const projections::ViewReader& views);

// The person that user_id, username and email name, which must be the same one.
struct PersonOfList {
  std::optional<PersonId> id;
  bool is_nobody = false;  // they name different people, or one whom nobody knows: no rows
};
Result<PersonOfList> person_of_list(const Call& call);

// What both lists of assignments share: the license that license_id names, checked.
Result<ledger::License> license_of_list(const Call& call, const projections::ViewReader& views);

// The field of `sort`, without its '-'.
struct SortParameter {
  std::string_view field = "id";
  bool descending = false;
};
Result<SortParameter> sort_parameter(const Call& call);
Error unknown_sort_field();
// Whether assignments of licenses about that print it, in every row of a list alike.
bool is_license_field(std::string_view field, ledger::Subject subject);
// Whether only assignments of kinds with details print it.
bool is_seat_detail(std::string_view field);

}  // namespace seatledger::api
