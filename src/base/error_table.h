// What every error code says to a caller of the API: one row for each. Names, statuses,
// docs/errors.md and the titles of problem details all come from here.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/error.h"

namespace seatledger {

// Whether the same request can succeed later.
enum class Retry : std::uint8_t {
  never,          // no form of this request is accepted from this key
  as_it_is,       // repeat exactly the same request
  after_a_while,  // repeat the same request after a pause
  after_a_change  // of the request, or of what the ledger holds
};

struct ErrorRow {
  ErrorCode code;
  std::string_view name;  // printed and stored: never renamed
  std::uint16_t status;   // of HTTP
  Retry retry;
  std::string_view title;    // the same for every error of this code
  std::string_view meaning;  // when it happens
  std::string_view remedy;   // what the caller does
};

// In the order of the enumeration.
std::span<const ErrorRow> error_table();
const ErrorRow& error_row(ErrorCode code);

}  // namespace seatledger
