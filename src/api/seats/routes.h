// The routes about assignments; each family is at the foot of its handlers' file.
#pragma once

#include <vector>

namespace seatledger::ledger {
struct KindPolicy;
}

namespace seatledger::api {

struct Route;

// Of a kind that has seats.
void add_seat_routes(std::vector<Route>& routes, const ledger::KindPolicy& policy);
void add_group_assignment_routes(std::vector<Route>& routes, const ledger::KindPolicy& policy);

// Whether an e-mail address has an active user license (contract section 8). Anyone may ask.
void add_email_check_route(std::vector<Route>& routes);
// Many assignments of one license in one call.
void add_bulk_routes(std::vector<Route>& routes);

}  // namespace seatledger::api
