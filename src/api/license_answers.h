// The rows of licenses, as print_license() prints them.
#pragma once

#include "api/answer.h"
#include "ledger/domain/kind.h"

namespace seatledger::api {

// Of the routes of one kind.
const AnswerObject& license_answer(ledger::Kind kind);
// Of the routes for all kinds, with the kind.
const AnswerObject& any_license_answer();

}  // namespace seatledger::api
