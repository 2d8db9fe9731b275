// What operators ask of a running server: backups, snapshots to verify, and how it is.
#pragma once

#include "api/body_field.h"
#include "api/call.h"
#include "api/http/message.h"
#include "runtime/executor.h"

namespace seatledger::api {

const BodySchema& backup_body();
// Answers 202 with the state as soon as the backup has begun.
runtime::Awaitable<HttpResponse> start_backup(Call& call);
runtime::Awaitable<HttpResponse> list_backups(Call& call);
runtime::Awaitable<HttpResponse> create_snapshot(Call& call);
runtime::Awaitable<HttpResponse> read_status(Call& call);

}  // namespace seatledger::api
