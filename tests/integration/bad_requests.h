// The table of bad requests: what is sent, and the exact refusal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/http_client.h"

namespace seatledger::bad_requests {

enum class Caller { admin, north_admin, reader, south_reader, auditor };

struct BadRequest {
  std::string name;
  support::HttpCall call;
  int status = 0;
  std::string code;
  std::string fields = {};  // the faulty fields, in the answer's order, separated by spaces
  Caller caller = Caller::admin;
};
using BadRequests = std::vector<BadRequest>;

// The names in texts are those of the ledger that bad_requests_test.cpp prepares.
BadRequests bad_creates();    // bad_creates.cpp
BadRequests bad_updates();    // bad_updates.cpp
BadRequests bad_bodies();     // bad_bodies.cpp: what is no body at all
BadRequests bad_addresses();  // bad_addresses.cpp: paths, methods, parameters of lists
BadRequests bad_callers();    // bad_callers.cpp: 401 and 403
BadRequests bad_records();    // bad_records.cpp: the directory
BadRequests bad_keys();       // bad_records.cpp
BadRequests bad_seats();      // bad_seats.cpp: assignments of people and groups

// A call to a license operation, such as "user/create/".
inline support::HttpCall licenses(std::string path, std::string body) {
  return support::post("/api/catalog/licenses/" + std::move(path), std::move(body));
}

}  // namespace seatledger::bad_requests
