// Webhooks over HTTP: subscriptions made, seen, changed, removed. Secrets are shown when they are
// made and never again.
#pragma once

#include "api/body_field.h"
#include "api/call.h"
#include "api/http/message.h"
#include "runtime/executor.h"

namespace seatledger::api {

const BodySchema& create_webhook_body();
const BodySchema& change_webhook_body();

HttpResponse list_webhooks(const Call& call);
HttpResponse read_webhook(const Call& call);
runtime::Awaitable<HttpResponse> create_webhook(Call& call);
runtime::Awaitable<HttpResponse> change_webhook(Call& call);
// By the path, or by ?id=.
runtime::Awaitable<HttpResponse> remove_webhook(Call& call);

}  // namespace seatledger::api
