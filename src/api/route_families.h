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

// The audit side, /api/ledger/.
void add_as_of_routes(std::vector<Route>& routes);  // licenses and seats as of a moment, usage
void add_event_routes(std::vector<Route>& routes);  // history, the feed
void add_proof_routes(std::vector<Route>& routes);  // proofs, checkpoints, the public key
void add_webhook_routes(std::vector<Route>& routes);
void add_operation_routes(std::vector<Route>& routes);  // rebuild, backup, status, metrics

}  // namespace seatledger::api
