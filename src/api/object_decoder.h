// Decodes a body that is already parsed JSON. A header of its own, because including simdjson.h is
// slow.
#pragma once

#include <simdjson.h>

#include "api/body_decoder.h"

namespace seatledger::api {

// As decode_body, for one JSON value, such as a line of an import.
Result<DecodedFields> decode_object(const BodySchema& schema, simdjson::dom::element root);

}  // namespace seatledger::api
