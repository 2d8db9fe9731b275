// People's assignments over HTTP: listed, made or changed, released.
#pragma once

#include "api/call.h"
#include "api/http/message.h"
#include "ledger/write/sequencer.h"

namespace seatledger::api {

HttpResponse list_seats(const Call& call);

Result<ledger::Request> decode_assign_seat(Call& call);
HttpResponse print_seat_answer(const Call& call, const ledger::Answer& answer);

Result<ledger::Request> decode_release_seat(Call& call);
HttpResponse print_released_seat(const Call& call, const ledger::Answer& answer);

}  // namespace seatledger::api
