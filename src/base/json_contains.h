// Containment of JSON values, by the rules of PostgreSQL's jsonb @>.
#pragma once

#include <simdjson.h>

namespace seatledger {

// Whether `inner` is in `outer`: of an object every member of `inner`, of a list every element of
// `inner` in some element of `outer`, in any order; scalars when they are equal, numbers by
// their value. A list at the top also contains a scalar that is one of its elements.
bool json_contains(simdjson::dom::element outer, simdjson::dom::element inner);

}  // namespace seatledger
