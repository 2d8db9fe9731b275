#include <string>
#include <utility>

#include "api/bodies.h"
#include "api/directory/collection.h"
#include "api/directory/directory_handlers.h"
#include "api/directory/erasure_handler.h"
#include "api/licenses/license_handlers.h"
#include "api/operations/key_handlers.h"
#include "api/operations/system_handlers.h"
#include "api/route.h"
#include "api/route_families.h"
#include "api/seats/bulk_handlers.h"

namespace seatledger::api {
namespace {

constexpr HttpMethod get = HttpMethod::get;
constexpr HttpMethod post = HttpMethod::post;
constexpr HttpMethod put = HttpMethod::put;
constexpr HttpMethod remove_method = HttpMethod::delete_;

// The contract's routes exist once for each kind; operation ids are the vendor's.
void add_license_routes(std::vector<Route>& routes, const ledger::KindPolicy& policy) {
  const std::string path = "/api/catalog/licenses/" + std::string(policy.name) + "/";
  const std::string operation = "catalog_licenses_" + std::string(policy.name) + "_";
  routes.push_back({.method = get,
                    .path = path,
                    .operation = operation + "retrieve",
                    .access = Access::license_read,
                    .kind = policy.kind,
                    .read = list_licenses,
                    .long_read = true});
  routes.push_back({.method = post,
                    .path = path + "create/",
                    .operation = operation + "create_create",
                    .access = Access::license_write,
                    .kind = policy.kind,
                    .body = &create_license_body(policy.kind),
                    .decode = decode_create_license,
                    .print = print_license_answer});
  routes.push_back({.method = post,
                    .path = path + "update/",
                    .operation = operation + "update_create",
                    .access = Access::license_write,
                    .kind = policy.kind,
                    .body = &update_license_body(policy.kind),
                    .decode = decode_update_license,
                    .print = print_license_answer});
}

void add_directory_routes(std::vector<Route>& routes, const Collection& collection) {
  const std::string name(collection.name);
  const std::string path = "/api/directory/" + name + "/";
  routes.push_back({.method = get,
                    .path = path,
                    .operation = "list_" + name,
                    .access = Access::directory_read,
                    .collection = &collection,
                    .read = list_records,
                    .long_read = true});
  routes.push_back({.method = get,
                    .path = path + "{id}/",
                    .operation = "read_" + name,
                    .access = Access::directory_read,
                    .collection = &collection,
                    .read = read_record,
                    .long_read = true});
  routes.push_back({.method = put,
                    .path = path + "{id}/",
                    .operation = "put_" + name,
                    .access = Access::admin,
                    .body_size = BodySize::bulk,
                    .collection = &collection,
                    .body = &collection.body(),
                    .decode = decode_put_record,
                    .print = print_put_answer});
  routes.push_back({.method = remove_method,
                    .path = path + "{id}/",
                    .operation = "remove_" + name,
                    .access = Access::admin,
                    .collection = &collection,
                    .decode = decode_remove_record,
                    .print = print_removed});
}

void add_ledger_routes(std::vector<Route>& routes) {
  routes.push_back({.method = get,
                    .path = "/api/ledger/licenses/{id}/",
                    .operation = "read_license",
                    .access = Access::ledger_read,
                    .read = read_license});
  routes.push_back({.method = post,
                    .path = "/api/ledger/licenses/{id}/assignments/",
                    .operation = "assign_seats",
                    .access = Access::seat_write,
                    .body_size = BodySize::bulk,
                    .decode = decode_assign_seats,
                    .print = print_bulk_answer});
  routes.push_back({.method = post,
                    .path = "/api/ledger/licenses/{id}/assignments/release/",
                    .operation = "release_seats",
                    .access = Access::seat_write,
                    .body_size = BodySize::bulk,
                    .decode = decode_release_seats,
                    .print = print_bulk_answer});
  routes.push_back({.method = post,
                    .path = "/api/ledger/erasures/",
                    .operation = "erase_person",
                    .access = Access::admin,
                    .body = &erasure_body(),
                    .decode = decode_erasure,
                    .finish = finish_erasure});
  routes.push_back({.method = get,
                    .path = "/api/ledger/keys/",
                    .operation = "list_keys",
                    .access = Access::admin,
                    .read = list_keys});
  routes.push_back({.method = post,
                    .path = "/api/ledger/keys/",
                    .operation = "create_key",
                    .access = Access::admin,
                    .body = &create_key_body(),
                    .decode = decode_create_key,
                    .print = print_created_key});
  routes.push_back({.method = remove_method,
                    .path = "/api/ledger/keys/",
                    .operation = "revoke_key",
                    .access = Access::admin,
                    .decode = decode_revoke_key,
                    .print = print_removed});
}

}  // namespace

std::vector<Route> all_routes() {
  std::vector<Route> routes;
  for (const ledger::KindPolicy& policy : ledger::kind_policies) {
    add_license_routes(routes, policy);
    if (policy.has_seats) add_seat_routes(routes, policy);
  }
  add_email_check_route(routes);
  for (const Collection& collection : collections()) add_directory_routes(routes, collection);
  add_metadata_routes(routes);
  routes.push_back({.method = post,
                    .path = "/api/directory/import/",
                    .operation = "import_directory",
                    .access = Access::admin,
                    .stream = import_records});
  add_ledger_routes(routes);
  add_as_of_routes(routes);
  add_event_routes(routes);
  add_proof_routes(routes);
  add_webhook_routes(routes);
  add_operation_routes(routes);
  routes.push_back(
      {.method = get, .path = "/healthz", .operation = "read_health", .read = read_health});
  routes.push_back(
      {.method = get, .path = "/readyz", .operation = "read_readiness", .read = read_readiness});
  return routes;
}

}  // namespace seatledger::api
