// Ids of Open edX, as callers spell them.
#pragma once

#include <algorithm>
#include <string>

namespace seatledger::api {

// Restores each '+' that the caller did not encode and that was read as a space; ids of Open edX
// contain no spaces.
inline std::string with_plus(std::string id) {
  if (id.starts_with("course-v1:") || id.starts_with("program-v1:")) {
    std::replace(id.begin(), id.end(), ' ', '+');
  }
  return id;
}

}  // namespace seatledger::api
