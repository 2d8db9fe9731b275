// Addresses that a browser may be sent to.
#pragma once

#include <string_view>

namespace seatledger::runtime {

// An absolute http or https address (RFC 3986) with a host and without a user: what passes is a URI
// to every checker of formats, and never a script.
bool is_web_address(std::string_view text);

}  // namespace seatledger::runtime
