#include "runtime/webhooks/webhook_lookup.h"

#include <netdb.h>
#include <netinet/in.h>

#include <cstring>
#include <system_error>
#include <thread>

namespace seatledger::runtime {
namespace {

using boost::asio::ip::address;
using boost::asio::ip::address_v4;
using boost::asio::ip::address_v6;

std::vector<address> addresses_of(const std::string& host) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_ADDRCONFIG;
  addrinfo* first = nullptr;
  std::vector<address> found;
  if (::getaddrinfo(host.c_str(), nullptr, &hints, &first) != 0) return found;
  for (const addrinfo* at = first; at != nullptr; at = at->ai_next) {
    if (at->ai_family == AF_INET) {
      sockaddr_in in{};
      std::memcpy(&in, at->ai_addr, sizeof in);
      found.emplace_back(address_v4(ntohl(in.sin_addr.s_addr)));
    } else if (at->ai_family == AF_INET6) {
      sockaddr_in6 in{};
      std::memcpy(&in, at->ai_addr, sizeof in);
      address_v6::bytes_type bytes{};
      std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
      found.emplace_back(address_v6(bytes, in.sin6_scope_id));
    }
  }
  ::freeaddrinfo(first);
  return found;
}

}  // namespace

WebhookLookup::WebhookLookup(const std::string& host) : found_(std::make_shared<Found>()) {
  boost::system::error_code is_name;
  const auto literal = boost::asio::ip::make_address(host, is_name);
  if (!is_name) {
    found_->addresses.push_back(literal);
    found_->done = true;
    return;
  }
  try {
    std::thread([found = found_, host] {
      found->addresses = addresses_of(host);
      found->done.store(true, std::memory_order_release);
    }).detach();
  } catch (const std::system_error&) {
    found_->done = true;  // no thread available: as if the name does not exist
  }
}

}  // namespace seatledger::runtime
