// The audit routes under /api/ledger/; each family is defined at the end of its handlers' file.
#pragma once

#include <vector>

namespace seatledger::api {

struct Route;

// GET events/ and below: the feed in pages, by long poll and as a stream; one event by position.
void add_feed_routes(std::vector<Route>& routes);
// The events about a license, an assignment, a person, a group, a transaction or an actor.
void add_history_routes(std::vector<Route>& routes);
// Who waits for a seat of a license, and why its counts are what they are.
void add_waiting_route(std::vector<Route>& routes);
void add_explain_route(std::vector<Route>& routes);
// The names behind ids of persons, the search for people; where a person has a seat.
void add_persons_route(std::vector<Route>& routes);
void add_person_seats_route(std::vector<Route>& routes);
// Proofs that the past was not altered: inclusion and consistency proofs (RFC 9162), the newest
// signed checkpoint, and the public keys that verify its signature.
void add_proof_routes(std::vector<Route>& routes);

}  // namespace seatledger::api
