// The routes about licenses; each family is at the foot of its handlers' file.
#pragma once

#include <vector>

namespace seatledger::ledger {
struct KindPolicy;
}

namespace seatledger::api {

struct Route;

// List, create, update of a kind.
void add_license_routes(std::vector<Route>& routes, const ledger::KindPolicy& policy);
// A license's row, current or as of a moment.
void add_license_row_route(std::vector<Route>& routes);
// The ledger's own lists: licenses of all kinds and the seats of a license, now or as of a moment.
void add_as_of_routes(std::vector<Route>& routes);
// How the use of a license went, as points of a chart.
void add_usage_route(std::vector<Route>& routes);

}  // namespace seatledger::api
