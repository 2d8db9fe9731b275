// A store that cannot be read or written. Not a refusal of a request: the reader gives up what it
// does.
#pragma once

#include <stdexcept>

namespace seatledger {

class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace seatledger
