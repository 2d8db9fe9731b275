#include "base/host_port.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace seatledger {
namespace {

constexpr std::size_t port_digits_max = 5;

bool may_stand_in_host(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '.' || c == '_';
}

bool is_host_name(std::string_view text) {
  return !text.empty() && text.front() != '.' &&
         std::all_of(text.begin(), text.end(), may_stand_in_host);
}

std::optional<std::uint16_t> port_of(std::string_view digits) {
  std::uint16_t port = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, failure] = std::from_chars(digits.data(), end, port);
  if (digits.size() > port_digits_max || failure != std::errc{} || stop != end || port == 0) {
    return std::nullopt;
  }
  return port;
}

}  // namespace

bool is_v6_address(std::string_view text) {
  in6_addr address{};
  return ::inet_pton(AF_INET6, std::string(text).c_str(), &address) == 1 &&
         text.find('\0') == std::string_view::npos;
}

std::optional<HostPort> host_port_of(std::string_view text) {
  HostPort found;
  std::string_view rest;
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    found.host = text.substr(1, end - 1);
    rest = text.substr(end + 1);
    if (!is_v6_address(found.host)) return std::nullopt;
  } else {
    const std::size_t colon = std::min(text.find(':'), text.size());
    found.host = text.substr(0, colon);
    rest = text.substr(colon);
    if (!is_host_name(found.host)) return std::nullopt;
  }
  if (rest.empty()) return found;
  if (rest.front() != ':') return std::nullopt;
  found.port = port_of(rest.substr(1));
  if (!found.port) return std::nullopt;
  return found;
}

}  // namespace seatledger
