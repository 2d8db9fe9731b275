// Addresses that a browser may be sent to.
#pragma once

#include <string_view>

namespace seatledger::runtime {

// True for an absolute http or https address (RFC 3986) with a host (base/host_port.h)
// and without a user. Such a text is a URI by every standard checker, and never a script.
bool is_web_address(std::string_view text);

}  // namespace seatledger::runtime
