// The place in a web address: a host and a port.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace seatledger {

struct HostPort {
  std::string_view host;              // of an IPv6 address without its brackets
  std::optional<std::uint16_t> port;  // 1 to 65535
};

// "host", "host:port", "[IPv6]" or "[IPv6]:port" (RFC 3986 section 3.2, without a user). A host
// has only ASCII letters, digits, '-', '.' and '_', and does not begin with '.'. Nothing: another
// text. The host lives as long as `text`.
std::optional<HostPort> host_port_of(std::string_view text);

// True for an IPv6 address without brackets and without a zone.
bool is_v6_address(std::string_view text);

}  // namespace seatledger
