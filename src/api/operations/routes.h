// The routes for operators; each family is at the foot of its handlers' file.
#pragma once

#include <vector>

namespace seatledger::api {

struct Route;

// API keys.
void add_key_routes(std::vector<Route>& routes);
// Subscriptions made, seen, changed, removed. Secrets are shown when they are made and never again.
void add_webhook_routes(std::vector<Route>& routes);
// Rebuilding the views.
void add_rebuild_routes(std::vector<Route>& routes);
// Backups, snapshots to verify, and how the server is.
void add_operation_routes(std::vector<Route>& routes);
// Is the server alive, and does it accept writes.
void add_system_routes(std::vector<Route>& routes);

}  // namespace seatledger::api
