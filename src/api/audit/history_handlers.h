// Histories under /api/ledger/: what happened to a license, an assignment, a person, a group, in a
// transaction, by an actor. All answer {"head", "next_after", "history": [...]}; see
// history_print.h for an entry.
#pragma once

#include "api/call.h"
#include "runtime/executor.h"

namespace seatledger::api {

runtime::Awaitable<HttpResponse> list_license_history(Call& call);
runtime::Awaitable<HttpResponse> list_assignment_history(Call& call);
runtime::Awaitable<HttpResponse> list_group_assignment_history(Call& call);
runtime::Awaitable<HttpResponse> list_person_history(Call& call);
// The same of who is named by user_id or email in the query.
runtime::Awaitable<HttpResponse> list_user_history(Call& call);
runtime::Awaitable<HttpResponse> list_group_history(Call& call);
runtime::Awaitable<HttpResponse> list_transaction(Call& call);
runtime::Awaitable<HttpResponse> list_actor_history(Call& call);

}  // namespace seatledger::api
