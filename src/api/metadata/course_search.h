// Courses found by their metadata, slug or id (contract section 9).
#pragma once

#include "api/call.h"
#include "api/http/message.h"

namespace seatledger::api {

HttpResponse search_courses(const Call& call);

}  // namespace seatledger::api
