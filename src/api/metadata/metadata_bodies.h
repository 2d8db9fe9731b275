// The bodies of the metadata operations (contract section 9).
#pragma once

#include "api/body_field.h"

namespace seatledger::api {

const BodySchema& course_metadata_body();
const BodySchema& program_metadata_body();
// What is unknown is kept: the search refuses it by its name.
const BodySchema& course_search_body();

}  // namespace seatledger::api
