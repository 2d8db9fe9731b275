// Directory records over HTTP (contract section 10), for every collection of the table, and the
// import of many.
#pragma once

#include "api/call.h"
#include "api/http/message.h"
#include "ledger/write/sequencer.h"

namespace seatledger::api {

HttpResponse list_records(const Call& call);
HttpResponse read_record(const Call& call);
Result<ledger::Request> decode_put_record(Call& call);
HttpResponse print_put_answer(const Call& call, const ledger::Answer& answer);
Result<ledger::Request> decode_remove_record(Call& call);
HttpResponse print_removed(const Call& call, const ledger::Answer& answer);

// JSON lines {"kind", "id", "record"}, each put by itself and answered with its status; the good
// ones are kept.
runtime::Awaitable<HttpResponse> import_records(Call& call);

}  // namespace seatledger::api
