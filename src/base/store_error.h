// A store cannot be read or written. Not a refusal of a request: whoever catches it gives up its
// current work.
#pragma once

#include <stdexcept>

namespace seatledger {

class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace seatledger
