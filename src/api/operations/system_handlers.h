// Is the server alive, and does it accept writes.
#pragma once

#include "api/call.h"
#include "api/http/message.h"

namespace seatledger::api {

HttpResponse read_health(const Call& call);
HttpResponse read_readiness(const Call& call);

}  // namespace seatledger::api
