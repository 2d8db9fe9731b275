// The routes about licenses; each family is defined at the end of its handlers' file.
#pragma once

#include <vector>

namespace seatledger::ledger {
struct KindPolicy;
}

namespace seatledger::api {

struct Route;

// List, create and update for one kind.
void add_license_routes(std::vector<Route>& routes, const ledger::KindPolicy& policy);
// The row of a license, current or as of a moment.
void add_license_row_route(std::vector<Route>& routes);
// The lists under /api/ledger/: licenses of all kinds, seats of a license; now or as of a moment.
void add_as_of_routes(std::vector<Route>& routes);
// Sums over licenses, now or as of a moment.
void add_summary_route(std::vector<Route>& routes);
// The usage of a license over time, as points of a chart.
void add_usage_route(std::vector<Route>& routes);

}  // namespace seatledger::api
