// What a trusted proxy says of a call: one entry of an X-Forwarded-* header.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/http/message.h"

namespace seatledger::api {

// The client's address in an entry of X-Forwarded-For, written in one way: "192.0.2.1", also when
// it came with a port or as ::ffff:192.0.2.1, or "2001:db8::1". Nothing: it is no IP address.
std::optional<std::string> forwarded_address(std::string_view entry);

// The client's address as the nearest proxy reports it: the last entry of the last X-Forwarded-For.
// The client may have sent the entries before it. Nothing: there is none, or it is no IP address.
std::optional<std::string> last_forwarded_address(const HttpRequest& request);

// "http" or "https", from the first entry of X-Forwarded-Proto; empty: something else.
std::string_view forwarded_scheme(std::string_view header);

// The first entry of X-Forwarded-Host; empty when it cannot be a host (base/host_port.h). A view of
// `header`.
std::string_view forwarded_host(std::string_view header);

}  // namespace seatledger::api
