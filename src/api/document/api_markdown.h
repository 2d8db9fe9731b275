// docs/api.md: the reference of the API for reading, printed from the table of routes.
#pragma once

#include <string>
#include <vector>

#include "api/route.h"

namespace seatledger::api {

std::string api_markdown(const std::vector<Route>& routes);

}  // namespace seatledger::api
