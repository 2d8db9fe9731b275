// Groups' assignments over HTTP: listed, made or changed, released.
#pragma once

#include "api/call.h"
#include "api/http/message.h"
#include "ledger/write/sequencer.h"

namespace seatledger::api {

HttpResponse list_group_assignments(const Call& call);

Result<ledger::Request> decode_assign_group(Call& call);
HttpResponse print_group_assignment_answer(const Call& call, const ledger::Answer& answer);

Result<ledger::Request> decode_release_group(Call& call);
HttpResponse print_released_group(const Call& call, const ledger::Answer& answer);

}  // namespace seatledger::api
