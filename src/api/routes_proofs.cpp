#include "api/route.h"
#include "api/route_families.h"

namespace seatledger::api {

void add_proof_routes(std::vector<Route>& /*routes*/) {}

}  // namespace seatledger::api
