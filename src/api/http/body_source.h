// A request body that is read while it is handled, for routes whose bodies have no bound.
#pragma once

#include <stdexcept>
#include <string>

#include "runtime/executor.h"

namespace seatledger::api {

// The body broke off or is not valid HTTP: there is nobody left to answer.
class BodyBroken : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class BodySource {
 public:
  virtual ~BodySource() = default;
  // Appends the next piece to `piece`; false: the body is complete, and nothing was appended. Each
  // piece has the time of a whole body. Throws BodyBroken. On the io thread, one at a time.
  virtual runtime::Awaitable<bool> read(std::string& piece) = 0;
};

}  // namespace seatledger::api
