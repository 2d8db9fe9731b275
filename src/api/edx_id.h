// Texts in which callers leave '+' unescaped in a query or a form, where it is read as a space.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "api/call.h"
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

// A filter on the id of a course or a program; nothing: the parameter is absent.
inline std::optional<std::string> id_filter(const Call& call, std::string_view name) {
  auto id = call.parameters.get_optional<std::string>(name);
  if (id) id = with_plus(std::move(*id));
  return id;
}

// The same as with_plus() in an e-mail address, which contains no spaces either; those at its ends
// are removed.
inline std::string email_with_plus(std::string_view text) {
  std::string email(stripped(text));
  std::replace(email.begin(), email.end(), ' ', '+');
  return email;
}

}  // namespace seatledger::api
