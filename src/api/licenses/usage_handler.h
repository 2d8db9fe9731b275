// How the use of a license went, as points of a chart. A long read.
#pragma once

#include "api/call.h"
#include "api/http/message.h"

namespace seatledger::api {

HttpResponse list_license_usage(const Call& call);

}  // namespace seatledger::api
