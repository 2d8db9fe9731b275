// Events, histories and proofs, as they are answered.
#pragma once

#include "api/answer.h"

namespace seatledger::api {

const AnswerObject& event_answer();       // one CloudEvent
const AnswerObject& event_list_answer();  // a page of the feed
const AnswerObject& history_answer();     // a page of a history, see append_history_entry()

}  // namespace seatledger::api
