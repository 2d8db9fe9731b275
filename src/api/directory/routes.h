// The routes of the directory; each family is at the foot of its handlers' file.
#pragma once

#include <vector>

namespace seatledger::api {

struct Route;

// Records of every collection: list, read, put, remove (contract section 10).
void add_directory_routes(std::vector<Route>& routes);
// Many records in one call.
void add_import_route(std::vector<Route>& routes);
// The right to be forgotten.
void add_erasure_route(std::vector<Route>& routes);

}  // namespace seatledger::api
