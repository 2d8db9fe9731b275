#include "api/audit/proof_handlers.h"
#include "api/route.h"
#include "api/route_families.h"

namespace seatledger::api {
namespace {

void add_proof_read(std::vector<Route>& routes, std::string path, std::string operation,
                    ReadHandler read) {
  routes.push_back({.method = HttpMethod::get,
                    .path = std::move(path),
                    .operation = std::move(operation),
                    .access = Access::ledger_read,
                    .read = read,
                    .long_read = true});
}

}  // namespace

void add_proof_routes(std::vector<Route>& routes) {
  add_proof_read(routes, "/api/ledger/events/{position}/proof/", "read_event_proof",
                 read_event_proof);
  add_proof_read(routes, "/api/ledger/consistency/", "read_consistency", read_consistency);
  add_proof_read(routes, "/api/ledger/checkpoint/", "read_checkpoint", read_checkpoint);
  add_proof_read(routes, "/api/ledger/public-key/", "read_public_key", read_public_key);
  // Changes nothing that a command could: no event, and it waits for the notary.
  routes.push_back({.method = HttpMethod::post,
                    .path = "/api/ledger/signing-keys/",
                    .operation = "rotate_signing_key",
                    .access = Access::admin,
                    .read = rotate_signing_key,
                    .long_read = true});
}

}  // namespace seatledger::api
