// Containment of JSON values, by the rules of PostgreSQL's jsonb @>.
#pragma once

#include <simdjson.h>

namespace seatledger {

// Whether `outer` contains `inner`: for an object, all of its members; for a list, each of its
// elements in some element of `outer`, in any order; scalars must be equal, numbers by value. A
// list at the top level also contains a scalar that is one of its elements.
bool json_contains(simdjson::dom::element outer, simdjson::dom::element inner);

}  // namespace seatledger
