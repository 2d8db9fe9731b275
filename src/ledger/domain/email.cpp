#include "ledger/domain/email.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/unicode.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t email_bytes_max = 254;
constexpr std::size_t local_bytes_max = 64;
constexpr std::size_t domain_bytes_max = 253;

bool has_empty_part(std::string_view text) {
  return text.empty() || text.front() == '.' || text.back() == '.' ||
         text.find("..") != std::string_view::npos;
}

// What only a quoted local part may have.
bool needs_quotes(char c) {
  constexpr std::string_view quoted = "@\"(),:;<>[]\\";
  const auto byte = static_cast<unsigned char>(c);
  return byte <= ' ' || byte == 0x7f || quoted.find(c) != std::string_view::npos;
}

bool is_domain_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

struct EmailParts {
  std::string_view local, domain;
};
EmailParts parts_of(std::string_view email) {
  const std::size_t at = email.rfind('@');
  if (at == std::string_view::npos) return {email, {}};
  return {email.substr(0, at), email.substr(at + 1)};
}

bool has_right_local(std::string_view local, std::string_view whole) {
  return local.size() <= local_bytes_max && whole.size() <= email_bytes_max &&
         !has_empty_part(local) && std::none_of(local.begin(), local.end(), needs_quotes);
}

}  // namespace

bool may_be_stored_email(std::string_view text) {
  const auto [local, domain] = parts_of(text);
  return has_right_local(local, text) && !has_empty_part(domain) &&
         domain.find('.') != std::string_view::npos &&
         std::all_of(domain.begin(), domain.end(), is_domain_byte);
}

bool is_email(std::string_view text) {
  const auto [local, domain] = parts_of(text);
  if (!has_right_local(local, text) || has_empty_part(domain) || !is_visible(text)) return false;
  const auto ascii = ascii_domain(domain);
  return ascii && ascii->size() <= domain_bytes_max && !has_empty_part(*ascii) &&
         ascii->find('.') != std::string::npos;
}

std::string fold_email(std::string_view email) {
  if (is_ascii(email)) return lower(email);
  const auto [local, domain] = parts_of(email);
  if (domain.empty()) return caseless(email);
  std::string folded = caseless(local);
  folded += '@';
  const bool is_plain = is_ascii(domain);
  folded += is_plain ? lower(domain) : ascii_domain(domain).value_or(caseless(domain));
  return folded;
}

std::string email_rule() { return "2 unicode " + unicode_version(); }

std::string lower_email(std::string_view email) { return lower(email); }

}  // namespace seatledger::ledger
