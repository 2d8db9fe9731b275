#include "api/forwarded.h"

#include <boost/asio/ip/address.hpp>

#include "api/http/text.h"
#include "base/host_port.h"

namespace seatledger::api {
namespace {

std::string_view first_entry(std::string_view header) {
  return trimmed(header.substr(0, header.find(',')));
}

// The last entry that is not empty.
std::string_view last_entry(std::string_view header) {
  std::string_view rest = header;
  for (;;) {
    const std::size_t comma = rest.rfind(',');
    const std::string_view entry =
        trimmed(comma == std::string_view::npos ? rest : rest.substr(comma + 1));
    if (!entry.empty() || comma == std::string_view::npos) return entry;
    rest = rest.substr(0, comma);
  }
}

}  // namespace

std::optional<std::string> forwarded_address(std::string_view entry) {
  std::string text(entry);
  // Without a port, unless it is an IPv6 address without brackets.
  if (const auto place = host_port_of(entry)) text = place->host;
  boost::system::error_code failed;
  boost::asio::ip::address address = boost::asio::ip::make_address(text, failed);
  if (failed) return std::nullopt;
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    address = boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, address.to_v6());
  }
  return address.to_string();
}

std::optional<std::string> last_forwarded_address(const HttpRequest& request) {
  if (request.fields == nullptr) return std::nullopt;
  std::string_view last;
  const auto [begin, end] = request.fields->equal_range("X-Forwarded-For");
  for (auto line = begin; line != end; ++line) {
    const auto entry = last_entry({line->value().data(), line->value().size()});
    if (!entry.empty()) last = entry;
  }
  return forwarded_address(last);
}

std::string_view forwarded_scheme(std::string_view header) {
  const std::string_view entry = first_entry(header);
  for (const std::string_view scheme : {"http", "https"}) {
    if (equal_ignoring_case(entry, scheme)) return scheme;
  }
  return {};
}

std::string_view forwarded_host(std::string_view header) {
  const std::string_view entry = first_entry(header);
  return host_port_of(entry) ? entry : std::string_view{};
}

}  // namespace seatledger::api
