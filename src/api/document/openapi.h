// The OpenAPI 3.1 document of the API, printed from the table of routes.
#pragma once

#include <string>
#include <vector>

#include "api/route.h"

namespace seatledger::api {

// JSON with line ends, the same for the same program. docs/openapi.json is this text.
std::string openapi_document(const std::vector<Route>& routes);

}  // namespace seatledger::api
