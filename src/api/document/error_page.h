// The page at /docs/errors/: every error code, each at the address that the `type` of its problem
// details has. The server prints it itself, so it is there without the pages of web/ too.
#pragma once

#include <string>
#include <string_view>

namespace seatledger::api {

// HTML without scripts and styles of its own; it loads errors_style from the address beside it.
std::string errors_page();
extern const std::string_view errors_style;

}  // namespace seatledger::api
