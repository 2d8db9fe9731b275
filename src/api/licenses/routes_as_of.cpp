#include <string>

#include "api/licenses/as_of_handlers.h"
#include "api/licenses/usage_handler.h"
#include "api/route.h"
#include "api/route_families.h"

namespace seatledger::api {

// read_license, which takes `at` as well, stands with the ledger's other routes.
void add_as_of_routes(std::vector<Route>& routes) {
  const auto add = [&routes](const char* path, const char* operation, ReadHandler read) {
    routes.push_back({.method = HttpMethod::get,
                      .path = std::string("/api/ledger/licenses/") + path,
                      .operation = operation,
                      .access = Access::ledger_read,
                      .read = read,
                      .long_read = true});
  };
  add("", "list_licenses_at", list_licenses_at);
  add("{id}/assignments/", "list_seats_at", list_seats_at);
  add("{id}/usage/", "list_license_usage", list_license_usage);
}

}  // namespace seatledger::api
