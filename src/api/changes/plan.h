// What a write that is only tried would store and bring about: the answer to ?dry_run=plan. See
// docs/decisions/0036.
#pragma once

#include <string_view>

#include "api/answer.h"
#include "api/http/message.h"
#include "ledger/write/sequencer.h"

namespace seatledger::api {

// Of its own, so that a caller who never asks for plans need not tell them from answers.
inline constexpr std::string_view plan_type = "application/vnd.seatledger.plan+json";

// Of the members beside `answer`, which is what the call would answer.
const AnswerObject& planned_event_answer();
const AnswerObject& effects_answer();

// {"answer": the body of `answered`, "events", "effects"}, 200, with the headers of `answered`.
// Without a plan, as for a request that was made before: no events and no effects. The body of
// `answered` must be JSON.
HttpResponse plan_response(HttpResponse answered, const ledger::Plan* plan);

}  // namespace seatledger::api
