// Licenses over HTTP: list, create, update of each kind, and the row, current or as of a moment.
#pragma once

#include "api/call.h"
#include "api/http/message.h"
#include "ledger/write/sequencer.h"

namespace seatledger::api {

HttpResponse list_licenses(const Call& call);
HttpResponse read_license(const Call& call);

Result<ledger::Request> decode_create_license(Call& call);
Result<ledger::Request> decode_update_license(Call& call);
HttpResponse print_license_answer(const Call& call, const ledger::Answer& answer);

}  // namespace seatledger::api
