// Keeps what a test program was answered, for the test openapi_answers, which holds the answers
// against docs/openapi.json.
#pragma once

#include "support/http_client.h"

namespace seatledger::support {

// Appends the call and its answer to $SEATLEDGER_ANSWERS/PROGRAM.jsonl, a line for each; the first
// line of a process replaces what an earlier one wrote. Does nothing without that variable, of an
// answer that is no JSON or has more than 64 KB, and after 20 answers of the same kind (method,
// path without its numbers, status, code). Any thread may call it.
void record_answer(const HttpCall& call, const HttpAnswer& answer);

}  // namespace seatledger::support
