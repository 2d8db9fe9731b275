#include <string>

#include "api/audit/feed_handlers.h"
#include "api/audit/history_handlers.h"
#include "api/route.h"
#include "api/route_families.h"

namespace seatledger::api {

void add_event_routes(std::vector<Route>& routes) {
  const auto add = [&routes](const char* path, const char* operation, WaitHandler wait) {
    routes.push_back({.method = HttpMethod::get,
                      .path = std::string("/api/ledger/") + path,
                      .operation = operation,
                      .access = Access::ledger_read,
                      .wait = wait});
  };
  add("events/", "list_events", list_events);
  add("events/stream/", "stream_events", stream_events);
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/ledger/events/{position}/",
                    .operation = "read_event",
                    .access = Access::ledger_read,
                    .read = read_event});
  add("licenses/{id}/history/", "list_license_history", list_license_history);
  add("assignments/{id}/history/", "list_assignment_history", list_assignment_history);
  add("group-assignments/{id}/history/", "list_group_assignment_history",
      list_group_assignment_history);
  add("persons/history/", "list_user_history", list_user_history);
  add("persons/{person_id}/history/", "list_person_history", list_person_history);
  add("groups/{id}/history/", "list_group_history", list_group_history);
  add("transactions/{transaction_id}/", "list_transaction", list_transaction);
  add("actors/{actor}/history/", "list_actor_history", list_actor_history);
}

}  // namespace seatledger::api
