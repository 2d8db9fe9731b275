// The query of a list of assignments: license, filters, sort, page.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/call.h"
#include "api/input_field.h"
#include "base/error.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

// Shared by the lists of people's and of groups' assignments, of the license that the scope found.
struct AssignmentList {
  std::optional<bool> active;
  std::optional<bool> fulfilled;
  projections::Page page;
};
AssignmentList assignment_list(const Call& call);
std::vector<InputField> assignment_list_parameters();

struct SeatList {
  projections::SeatFilter filter;
  projections::SeatSort sort;
  projections::Page page;
  bool names_nobody = false;  // the filter names an unknown person: no rows
};

// invalid_parameter. The call's context must outlive the list.
Result<SeatList> seat_list(const Call& call);

// The person that the parameters user_id, username and email name; all of them must name the same.
struct PersonOfList {
  std::optional<PersonId> id;
  bool is_nobody = false;  // different people, or an unknown one: no rows
};
PersonOfList person_of_list(const Call& call);
std::vector<InputField> person_parameters();

// The field of `sort`, without its '-'.
struct SortParameter {
  std::string field = "id";
  bool descending = false;
};
// Of the file as which a list of a license's seats is saved.
std::string name_of_seats_csv(LicenseId license);

SortParameter sort_parameter(const Call& call);
// True if assignments of licenses with that subject print the field, with one value per license.
bool is_license_field(std::string_view field, ledger::Subject subject);
// True if assignments of other kinds print the field, but not those of this kind.
bool is_missing_detail(std::string_view field, const ledger::KindPolicy& policy);

}  // namespace seatledger::api
