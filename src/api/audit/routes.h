// The routes of the audit side, /api/ledger/; each family is at the foot of its handlers' file.
#pragma once

#include <vector>

namespace seatledger::api {

struct Route;

// GET events/ and below: the feed in pages, by long poll and as a stream, one
// event by its position.
void add_feed_routes(std::vector<Route>& routes);
// What happened to a license, an assignment, a person, a group, in a transaction, by an actor.
void add_history_routes(std::vector<Route>& routes);
// What proves that nobody altered the past: inclusion and consistency
// proofs of RFC 9162, the newest signed checkpoint, and the keys that check its signature.
void add_proof_routes(std::vector<Route>& routes);

}  // namespace seatledger::api
