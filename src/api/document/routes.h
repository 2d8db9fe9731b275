// The route of the OpenAPI document.
#pragma once

#include <vector>

namespace seatledger::api {

struct Route;

void add_document_routes(std::vector<Route>& routes);

}  // namespace seatledger::api
