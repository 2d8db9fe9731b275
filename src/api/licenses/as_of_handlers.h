// The ledger's own lists: licenses of all kinds and the seats of a license, as they are or as of a
// moment. Long reads.
#pragma once

#include "api/call.h"
#include "api/http/message.h"

namespace seatledger::api {

HttpResponse list_licenses_at(const Call& call);
HttpResponse list_seats_at(const Call& call);

}  // namespace seatledger::api
