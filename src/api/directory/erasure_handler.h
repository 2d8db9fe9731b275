// The right to be forgotten (design section 4): an erasure is answered when it is wholly done.
#pragma once

#include "api/body_field.h"
#include "api/call.h"
#include "api/http/message.h"
#include "base/error.h"
#include "ledger/write/sequencer.h"
#include "runtime/executor.h"

namespace seatledger::api {

const BodySchema& erasure_body();
Result<ledger::Request> decode_erasure(Call& call);
// Rewrites the files, which takes as long as they are large, beside all other work.
runtime::Awaitable<HttpResponse> finish_erasure(Call& call, const ledger::Answer& answer);

}  // namespace seatledger::api
