// One JSON value as a body, where the body is already parsed. Apart from body_decoder.h, because
// simdjson.h is long.
#pragma once

#include <simdjson.h>

#include "api/body_decoder.h"

namespace seatledger::api {

// As decode_body, for one JSON value, as in a line of an import.
Result<DecodedBody> decode_object(const BodySchema& schema, simdjson::dom::element root);

}  // namespace seatledger::api
