// Ids of Open edX, as callers spell them.
#pragma once

#include <algorithm>
#include <string>

namespace seatledger::api {

// A '+' that the caller forgot to encode came as a space; ids of Open edX have none.
inline std::string with_plus(std::string id) {
  if (id.starts_with("course-v1:") || id.starts_with("program-v1:")) {
    std::replace(id.begin(), id.end(), ' ', '+');
  }
  return id;
}

}  // namespace seatledger::api
