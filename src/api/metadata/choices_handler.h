// What may be chosen for fields of metadata (contract section 9).
#pragma once

#include "api/call.h"
#include "api/http/message.h"

namespace seatledger::api {

HttpResponse read_choices(const Call& call);

}  // namespace seatledger::api
