// The address of a webhook, and whether events may be sent there: callers must not use webhooks to
// reach hosts of an internal network that only the server can reach.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seatledger::runtime {

struct WebhookTarget {
  bool secure = false;  // https
  std::string host;     // an IPv6 address without its brackets
  std::uint16_t port = 0;
  std::string path;  // with the query; begins with /
  // For the header Host.
  std::string authority() const;
  friend bool operator==(const WebhookTarget&, const WebhookTarget&) = default;
};

// Nothing: not an http or https address (web_address.h). Drops a fragment.
std::optional<WebhookTarget> webhook_target(std::string_view url);

// True if the public internet routes the address. False for loopback, private, link-local (where
// clouds serve their metadata), shared, reserved, multicast and documentation addresses, and for
// any of these inside an IPv6 address (mapped, NAT64, 6to4, Teredo).
bool is_public_address(const boost::asio::ip::address& address);

}  // namespace seatledger::runtime
