#include "runtime/webhooks/webhook_target.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/host_port.h"
#include "runtime/webhooks/web_address.h"

namespace seatledger::runtime {
namespace {

using boost::asio::ip::address_v4;
using boost::asio::ip::address_v6;

struct NetworkV4 {
  std::uint32_t address = 0;
  unsigned bits = 0;
};

constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c = 0) {
  return a << 24U | b << 16U | c << 8U;
}

// The registry of special-purpose addresses (RFC 6890), and multicast.
constexpr std::array not_public_v4{
    NetworkV4{v4(0, 0), 8},                                           // this network
    NetworkV4{v4(10, 0), 8},                                          // private
    NetworkV4{v4(100, 64), 10},                                       // shared by carriers
    NetworkV4{v4(127, 0), 8},                                         // loopback
    NetworkV4{v4(169, 254), 16},                                      // link-local
    NetworkV4{v4(172, 16), 12},                                       // private
    NetworkV4{v4(192, 0, 0), 24},                                     // of protocols
    NetworkV4{v4(192, 0, 2), 24},                                     // documentation
    NetworkV4{v4(192, 88, 99), 24},                                   // 6to4 relays
    NetworkV4{v4(192, 168), 16},                                      // private
    NetworkV4{v4(198, 18), 15},                                       // benchmarks
    NetworkV4{v4(198, 51, 100), 24}, NetworkV4{v4(203, 0, 113), 24},  // documentation
    NetworkV4{v4(224, 0), 3},                                         // multicast, reserved
};

bool is_public_v4(std::uint32_t address) {
  return std::none_of(not_public_v4.begin(), not_public_v4.end(), [&](const NetworkV4& network) {
    return ((address ^ network.address) >> (32 - network.bits)) == 0;
  });
}

std::uint32_t v4_at(const address_v6::bytes_type& bytes, std::size_t at) {
  return v4(bytes[at], bytes[at + 1], bytes[at + 2]) | bytes[at + 3];
}

bool starts_with(const address_v6::bytes_type& bytes, std::initializer_list<unsigned char> start) {
  return std::equal(start.begin(), start.end(), bytes.begin());
}

bool is_public_v6(const address_v6::bytes_type& bytes) {
  if (starts_with(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}) ||     // mapped
      starts_with(bytes, {0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0})) {  // NAT64
    return is_public_v4(v4_at(bytes, 12));
  }
  if (starts_with(bytes, {0x20, 0x02})) return is_public_v4(v4_at(bytes, 2));  // 6to4
  if ((bytes[0] & 0xe0U) != 0x20) return false;  // only 2000::/3 is assigned
  const bool of_protocols = starts_with(bytes, {0x20, 0x01}) && bytes[2] < 2;  // Teredo and others
  const bool documentation = starts_with(bytes, {0x20, 0x01, 0x0d, 0xb8}) ||
                             (starts_with(bytes, {0x3f, 0xff}) && bytes[2] < 0x10);
  return !of_protocols && !documentation;
}

}  // namespace

std::string WebhookTarget::authority() const {
  const std::uint16_t usual = secure ? 443 : 80;
  const std::string name = is_v6_address(host) ? '[' + host + ']' : host;
  return port == usual ? name : name + ":" + std::to_string(port);
}

std::optional<WebhookTarget> webhook_target(std::string_view url) {
  if (!is_web_address(url)) return std::nullopt;
  const std::size_t scheme_end = url.find("://");
  WebhookTarget target;
  target.secure = equal_ignoring_case(url.substr(0, scheme_end), "https");
  std::string_view rest = url.substr(scheme_end + 3);
  rest = rest.substr(0, rest.find('#'));
  const std::size_t host_end = std::min(rest.find_first_of("/?"), rest.size());
  const std::string_view authority = rest.substr(0, host_end);
  const auto place = host_port_of(authority);
  if (!place) return std::nullopt;
  target.host = place->host;
  target.port = place->port.value_or(target.secure ? 443 : 80);
  const std::string_view path = rest.substr(host_end);
  target.path = path.starts_with('/') ? std::string(path) : '/' + std::string(path);
  return target;
}

bool is_public_address(const boost::asio::ip::address& address) {
  if (address.is_v4()) return is_public_v4(address.to_v4().to_uint());
  return is_public_v6(address.to_v6().to_bytes());
}

}  // namespace seatledger::runtime
