// Texts in which callers leave '+' unescaped in a query or a form, where it is read as a space.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "api/http/text.h"

namespace seatledger::api {

// Restores each '+' that the caller did not encode and that was read as a space; ids of Open edX
// contain no spaces.
inline std::string with_plus(std::string id) {
  if (id.starts_with("course-v1:") || id.starts_with("program-v1:")) {
    std::replace(id.begin(), id.end(), ' ', '+');
  }
  return id;
}

// The same in an e-mail address, which contains no spaces either; those at its ends are removed.
inline std::string email_with_plus(std::string_view text) {
  std::string email(stripped(text));
  std::replace(email.begin(), email.end(), ' ', '+');
  return email;
}

}  // namespace seatledger::api
