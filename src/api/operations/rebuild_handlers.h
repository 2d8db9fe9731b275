// Rebuilding the views over the API, for operators.
#pragma once

#include "api/body_field.h"
#include "api/call.h"
#include "api/http/message.h"
#include "runtime/executor.h"

namespace seatledger::api {

const BodySchema& rebuild_body();

// 202: begun by this call. 200: one ran already, and goes on as it was; this is how far it is.
runtime::Awaitable<HttpResponse> start_rebuild(Call& call);
HttpResponse read_rebuild(const Call& call);

}  // namespace seatledger::api
