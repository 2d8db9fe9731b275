// Views are folded into a RowWriter.
#pragma once

#include <string>

#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// Reads see all earlier writes. One thread.
class RowWriter : public PointReads {
 public:
  virtual void put(std::string key, std::string value) = 0;
  virtual void erase(std::string key) = 0;
};

}  // namespace seatledger::projections
