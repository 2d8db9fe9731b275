// The rows of assignments, as print_seat() and print_group_assignment() print them, and the answer
// to a bulk call.
#pragma once

#include "api/answer.h"
#include "ledger/domain/kind.h"

namespace seatledger::api {

const AnswerObject& seat_answer(ledger::Kind kind);
// Of the routes for all kinds.
const AnswerObject& any_seat_answer();
const AnswerObject& group_assignment_answer(ledger::Kind kind);
const AnswerObject& bulk_answer();

}  // namespace seatledger::api
