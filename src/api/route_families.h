// The families of routes that have a file of their own, routes_*.cpp; all_routes() joins them.
#pragma once

#include <vector>

#include "api/route.h"

namespace seatledger::api {

// Assignments of a kind that has seats.
void add_seat_routes(std::vector<Route>& routes, const ledger::KindPolicy& policy);
void add_email_check_route(std::vector<Route>& routes);
// Courses' and programs' metadata, the search, the choices.
void add_metadata_routes(std::vector<Route>& routes);

}  // namespace seatledger::api
