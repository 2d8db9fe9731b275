// GET /api/ledger/events/ and below: the feed in pages, by long poll and as a stream, one event by
// its position (design section 7).
#pragma once

#include "api/call.h"
#include "runtime/io.h"

namespace seatledger::api {

Awaitable<HttpResponse> list_events(Call& call);
HttpResponse read_event(const Call& call);
Awaitable<HttpResponse> stream_events(Call& call);

}  // namespace seatledger::api
