#include "api/operations/webhook_handlers.h"
#include "api/route.h"
#include "api/route_families.h"

namespace seatledger::api {

void add_webhook_routes(std::vector<Route>& routes) {
  const std::string path = "/api/ledger/webhooks/";
  routes.push_back({.method = HttpMethod::get,
                    .path = path,
                    .operation = "list_webhooks",
                    .access = Access::admin,
                    .read = list_webhooks});
  routes.push_back({.method = HttpMethod::post,
                    .path = path,
                    .operation = "create_webhook",
                    .access = Access::admin,
                    .body = &create_webhook_body(),
                    .wait = create_webhook});
  routes.push_back({.method = HttpMethod::delete_,
                    .path = path,
                    .operation = "remove_webhook_by_query",
                    .access = Access::admin,
                    .wait = remove_webhook});
  routes.push_back({.method = HttpMethod::get,
                    .path = path + "{id}/",
                    .operation = "read_webhook",
                    .access = Access::admin,
                    .read = read_webhook});
  routes.push_back({.method = HttpMethod::post,
                    .path = path + "{id}/",
                    .operation = "change_webhook",
                    .access = Access::admin,
                    .body = &change_webhook_body(),
                    .wait = change_webhook});
  routes.push_back({.method = HttpMethod::delete_,
                    .path = path + "{id}/",
                    .operation = "remove_webhook",
                    .access = Access::admin,
                    .wait = remove_webhook});
}

}  // namespace seatledger::api
