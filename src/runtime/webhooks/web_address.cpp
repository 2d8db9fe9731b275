#include "runtime/webhooks/web_address.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/host_port.h"

namespace seatledger::runtime {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_one_of(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

// Only letters, digits, characters of `others`, and percent sequences.
bool consists_of(std::string_view text, std::string_view others) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return false;
      i += 2;
    } else if (!is_letter(text[i]) && !is_digit(text[i]) && !is_one_of(others, text[i])) {
      return false;
    }
  }
  return true;
}

}  // namespace

bool is_web_address(std::string_view text) {
  const std::size_t scheme_end = text.find("://");
  if (scheme_end == std::string_view::npos) return false;
  const std::string_view scheme = text.substr(0, scheme_end);
  if (!equal_ignoring_case(scheme, "http") && !equal_ignoring_case(scheme, "https")) return false;
  const std::string_view rest = text.substr(scheme_end + 3);
  const std::size_t host_end = std::min(rest.find_first_of("/?#"), rest.size());
  if (!host_port_of(rest.substr(0, host_end))) return false;
  const std::string_view tail = rest.substr(host_end);
  const std::size_t hash = std::min(tail.find('#'), tail.size());
  constexpr std::string_view allowed = "-._~!$&'()*+,;=:@/?";
  const std::string_view fragment =
      hash == tail.size() ? std::string_view() : tail.substr(hash + 1);
  return consists_of(tail.substr(0, hash), allowed) && consists_of(fragment, allowed);
}

}  // namespace seatledger::runtime
