// Metadata of courses and programs over HTTP, whole or one field; the route's kind says of which.
#pragma once

#include "api/call.h"
#include "api/http/message.h"
#include "ledger/write/sequencer.h"

namespace seatledger::api {

HttpResponse read_metadata(const Call& call);

Result<ledger::Request> decode_put_metadata(Call& call);
HttpResponse print_metadata_answer(const Call& call, const ledger::Answer& answer);

}  // namespace seatledger::api
