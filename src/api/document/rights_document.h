// The table of rights in docs/security.md: which role may make which call, printed from the table
// of routes and the roles' rights.
#pragma once

#include <string>
#include <vector>

#include "api/route.h"

namespace seatledger::api {

std::string rights_markdown(const std::vector<Route>& routes);

}  // namespace seatledger::api
