// A request body that the handler reads in pieces, for routes that accept bodies of any size.
#pragma once

#include <stdexcept>
#include <string>

#include "runtime/executor.h"

namespace seatledger::api {

// The body was cut off or is not valid HTTP; the request cannot be answered.
class BodyBroken : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class BodySource {
 public:
  virtual ~BodySource() = default;
  // Appends the next piece to `piece`; false: the body is complete and nothing was appended. The
  // time limit of a body applies to each piece. Throws BodyBroken. On the thread of the
  // connection, one call at a time.
  virtual runtime::Awaitable<bool> read(std::string& piece) = 0;
};

}  // namespace seatledger::api
