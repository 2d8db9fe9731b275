// What the calls about assignments of people and groups share: which license is meant, whether the
// caller may touch it, what the assignment shall be, and their rows in the table of routes
// (contract sections 3 and 7).
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

// The license of the route's kind. license_not_found; platform_forbidden for a key that is bound to
// another platform than the license's or the one that `body` or the query name; platforms_disagree
// when an unbound caller names another one than the license's. Without a body: none was sent.
Result<ledger::License> license_for(const Call& call, const projections::StateReader& views,
                                    std::int64_t id, const DecodedBody* body);

// The license that a post names: in its query, its body or both alike, else ids_disagree.
Result<LicenseId> license_of_post(const Call& call, const DecodedBody& body);

// What a delete names: the assignment, and perhaps its license.
struct NamedAssignment {
  std::uint64_t id = 0;
  std::optional<LicenseId> license_id;
};
// The license of the assignment with that id; nothing: there is none.
using LicenseOfAssignment = std::optional<LicenseId> (*)(const projections::StateReader& views,
                                                         std::uint64_t id);
// The platform of both licenses is checked as in license_for.
Result<NamedAssignment> assignment_of_delete(const Call& call, LicenseOfAssignment license_of);

ledger::SeatWish seat_options_of(const DecodedBody& body, const ledger::KindPolicy& policy);

// The fields of a post that both assignments have: before and after who gets the seats.
BodyField license_field();
void add_option_fields(std::vector<BodyField>& fields, const ledger::KindPolicy& policy);

// The three rows of one address, without their handlers.
struct AssignmentRoutes {
  Route list, assign, release;
};
AssignmentRoutes assignment_routes(const ledger::KindPolicy& policy, std::string_view path_end,
                                   std::string_view operation_end);

}  // namespace seatledger::api
