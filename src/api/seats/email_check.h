// The public question whether an e-mail address has a user license (contract section 8).
#pragma once

#include "api/call.h"
#include "api/http/message.h"

namespace seatledger::api {

// 200 or 404 with a constant body: it tells nothing of the license or the person. Each client
// address may ask so often as the setting check_rate_per_minute says, then 429 rate_limited.
HttpResponse check_email(const Call& call);

}  // namespace seatledger::api
