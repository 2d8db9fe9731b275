#include "runtime/webhooks/web_address.h"

#include <boost/url/parse.hpp>

namespace seatledger::runtime {

bool is_web_address(std::string_view text) {
  // Brackets: addresses of IPv6 hosts, and names of parameters that RFC 3986 does not allow.
  if (text.find_first_of("[]") != std::string_view::npos) return false;
  const auto url = boost::urls::parse_uri({text.data(), text.size()});
  if (!url || url->has_userinfo()) return false;
  const boost::urls::scheme scheme = url->scheme_id();
  if (scheme != boost::urls::scheme::http && scheme != boost::urls::scheme::https) return false;
  if (url->has_port() && (url->port().empty() || url->port().size() > 5)) return false;
  const auto host = url->encoded_host();
  // Letters, digits, '-', '.' and '_'.
  return !host.empty() && host.front() != '.' && host.find_first_of("~%!$&'()*+,;=") == host.npos;
}

}  // namespace seatledger::runtime
