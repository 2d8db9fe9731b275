#include "base/error.h"

#include <stdexcept>
#include <utility>

namespace seatledger {

Error error(ErrorCode code, std::string detail) { return Error{code, std::move(detail), {}, {}}; }

Error field_error(ErrorCode code, std::string field, std::string reason) {
  Error result{code, field + ": " + reason, {}, {}};
  result.fields.push_back({std::move(field), std::move(reason)});
  return result;
}

void throw_exception_from_error(const Error& error, const boost::source_location&) {
  throw std::logic_error("value() of an error: " + error.detail);
}

}  // namespace seatledger
