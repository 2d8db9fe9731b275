// The query of a list of groups' assignments (contract section 5).
#pragma once

#include "api/call.h"
#include "base/error.h"
#include "projections/queries/reader.h"

namespace seatledger::api {

struct GroupAssignmentList {
  ledger::License license;
  projections::GroupAssignmentFilter filter;
  projections::GroupAssignmentSort sort;
  projections::Page page;
};

// The platform is checked as in license_for. `views` must outlive the list.
Result<GroupAssignmentList> group_assignment_list(const Call& call,
                                                  const projections::ViewReader& views);

}  // namespace seatledger::api
