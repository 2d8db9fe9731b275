// Where a webhook points, and whether it may be sent to: a server inside a company must not become
// a way to what only that server can reach.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seatledger::runtime {

struct WebhookTarget {
  bool secure = false;  // https
  std::string host;
  std::uint16_t port = 0;
  std::string path;  // with the query, as it is requested; begins with /
  // Of the header Host.
  std::string authority() const;
  friend bool operator==(const WebhookTarget&, const WebhookTarget&) = default;
};

// Nothing: not an http or https address (web_address.h), or the port is not 1 to 65535. A
// fragment is left out.
std::optional<WebhookTarget> webhook_target(std::string_view url);

// True for what the public internet routes: not loopback, private, link-local (where clouds keep
// their metadata), shared, reserved, multicast or documentation, nor any of these inside an IPv6
// address (mapped, NAT64, 6to4, Teredo).
bool is_public_address(const boost::asio::ip::address& address);

}  // namespace seatledger::runtime
