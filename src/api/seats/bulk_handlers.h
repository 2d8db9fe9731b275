// Many assignments of one license in one call (design section 7).
#pragma once

#include "api/call.h"
#include "api/http/message.h"
#include "base/error.h"
#include "ledger/write/sequencer.h"

namespace seatledger::api {

Result<ledger::Request> decode_assign_seats(Call& call);
Result<ledger::Request> decode_release_seats(Call& call);
HttpResponse print_bulk_answer(const Call& call, const ledger::Answer& answer);

}  // namespace seatledger::api
