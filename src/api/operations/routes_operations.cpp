#include "api/operations/operation_handlers.h"
#include "api/operations/rebuild_handlers.h"
#include "api/route.h"
#include "api/route_families.h"

namespace seatledger::api {
namespace {

void add_rebuild_routes(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/ledger/rebuild/",
                    .operation = "read_rebuild",
                    .access = Access::admin,
                    .read = read_rebuild});
  routes.push_back({.method = HttpMethod::post,
                    .path = "/api/ledger/rebuild/",
                    .operation = "start_rebuild",
                    .access = Access::admin,
                    .body = &rebuild_body(),
                    .wait = start_rebuild});
}

void add_backup_routes(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/ledger/backup/",
                    .operation = "list_backups",
                    .access = Access::admin,
                    .wait = list_backups});
  routes.push_back({.method = HttpMethod::post,
                    .path = "/api/ledger/backup/",
                    .operation = "start_backup",
                    .access = Access::admin,
                    .body = &backup_body(),
                    .wait = start_backup});
  routes.push_back({.method = HttpMethod::post,
                    .path = "/api/ledger/snapshots/",
                    .operation = "create_snapshot",
                    .access = Access::admin,
                    .wait = create_snapshot});
  routes.push_back({.method = HttpMethod::get,
                    .path = "/api/ledger/status/",
                    .operation = "read_status",
                    .access = Access::admin,
                    .wait = read_status});
}

}  // namespace

void add_operation_routes(std::vector<Route>& routes) {
  add_rebuild_routes(routes);
  add_backup_routes(routes);
}

}  // namespace seatledger::api
