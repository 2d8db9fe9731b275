// The routes of the directory; each family is defined at the end of its handlers' file.
#pragma once

#include <vector>

namespace seatledger::api {

struct Route;

// Records of every collection: list, read, put, remove.
void add_directory_routes(std::vector<Route>& routes);
// Many records in one call.
void add_import_route(std::vector<Route>& routes);
// The erasure of a person.
void add_erasure_route(std::vector<Route>& routes);

}  // namespace seatledger::api
