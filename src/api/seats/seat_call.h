// Shared by the calls about assignments of people and of groups: finding the license, checking the
// caller's permission, reading the assignment's fields, and their rows in the table of routes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "api/body_decoder.h"
#include "api/call.h"
#include "api/route.h"
#include "base/error.h"
#include "ledger/domain/commands.h"
#include "ledger/domain/license.h"

namespace seatledger::projections {
class StateReader;
}

namespace seatledger::api {

// The license, which must be of the route's kind. license_not_found; platform_forbidden when the
// caller's key is bound to another platform than the license's or the one that `body` or the query
// names; platforms_disagree when an unbound caller names another platform than the license's.
// `body` null: none was sent.
Result<ledger::License> license_for(const Call& call, const projections::StateReader& views,
                                    std::int64_t id, const DecodedBody* body);

// The license that a POST names in its query, its body, or both; ids_disagree when they differ.
Result<LicenseId> license_of_post(const Call& call, const DecodedBody& body);

// What a DELETE names: the assignment, and optionally its license.
struct NamedAssignment {
  std::uint64_t id = 0;
  std::optional<LicenseId> license_id;
};
// The license of the assignment with that id; nothing: there is no such assignment.
using LicenseOfAssignment = std::optional<LicenseId> (*)(const projections::StateReader& views,
                                                         std::uint64_t id);
// Checks the platform of both licenses as license_for does.
Result<NamedAssignment> assignment_of_delete(const Call& call, LicenseOfAssignment license_of);

ledger::SeatWish seat_options_of(const DecodedBody& body, const ledger::KindPolicy& policy);

// The fields that a POST for people and one for groups share, before and after the assignee.
BodyField license_field();
void add_option_fields(std::vector<BodyField>& fields, const ledger::KindPolicy& policy);

// The three routes of one address, without their handlers.
struct AssignmentRoutes {
  Route list, assign, release;
};
AssignmentRoutes assignment_routes(const ledger::KindPolicy& policy, std::string_view path_end,
                                   std::string_view operation_end);

}  // namespace seatledger::api
