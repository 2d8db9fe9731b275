// docs/errors.md: every error code for callers, printed from the table of errors.
#pragma once

#include <string>

namespace seatledger::api {

std::string errors_markdown();

}  // namespace seatledger::api
