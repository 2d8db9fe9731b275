// The routes for operators; each family is defined at the end of its handlers' file.
#pragma once

#include <vector>

namespace seatledger::api {

struct Route;

// API keys.
void add_key_routes(std::vector<Route>& routes);
// Webhook subscriptions: create, read, change, remove. A secret is shown once, when it is created.
void add_webhook_routes(std::vector<Route>& routes);
// Rebuilding the views.
void add_rebuild_routes(std::vector<Route>& routes);
// Backups, snapshots to verify, and the status of the server.
void add_operation_routes(std::vector<Route>& routes);
// The servers that share the ledger.
void add_server_routes(std::vector<Route>& routes);
// Is the server alive, and does it accept writes.
void add_system_routes(std::vector<Route>& routes);

}  // namespace seatledger::api
