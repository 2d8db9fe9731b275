// GET /api/ledger/events/ and below: the feed in pages, by long poll and as a stream, one event by
// its position (design section 7).
#pragma once

#include "api/call.h"
#include "runtime/executor.h"

namespace seatledger::api {

runtime::Awaitable<HttpResponse> list_events(Call& call);
HttpResponse read_event(const Call& call);
runtime::Awaitable<HttpResponse> stream_events(Call& call);

}  // namespace seatledger::api
