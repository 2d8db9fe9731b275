// docs/errors.md: every error code for callers, printed from the table of errors. What it says is
// also a page of the server: error_page.h.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/error_table.h"

namespace seatledger::api {

std::string errors_markdown();

// The codes in groups, in the order of the enumeration; a group goes on to the first code of the
// next one.
struct ErrorGroup {
  ErrorCode first;
  std::string_view title;
};
std::span<const ErrorGroup> error_groups();

// "after a change"
std::string_view words_of(Retry retry);

}  // namespace seatledger::api
