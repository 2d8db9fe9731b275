// What views are folded into.
#pragma once

#include <string>

#include "projections/store/key_value_store.h"

namespace seatledger::projections {

// Reads see the writes before them. One thread.
class RowWriter : public PointReads {
 public:
  virtual void put(std::string key, std::string value) = 0;
  virtual void erase(std::string key) = 0;
};

}  // namespace seatledger::projections
