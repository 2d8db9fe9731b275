#include "api/credentials.h"

#include <algorithm>
#include <array>
#include <vector>

#include "api/http/text.h"

namespace seatledger::api {

std::optional<std::string_view> key_in(std::string_view authorization) {
  static constexpr std::array<std::string_view, 4> words{"Api-Token", "Api-Key", "Token", "Bearer"};
  const std::string_view text = trimmed(authorization);
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) {
    return text.empty() ? std::nullopt : std::optional(text);
  }
  const std::string_view word = text.substr(0, space);
  const std::string_view key = trimmed(text.substr(space + 1));
  const bool known = std::any_of(words.begin(), words.end(), [&](std::string_view candidate) {
    return equal_ignoring_case(candidate, word);
  });
  if (!known || key.empty() || key.find(' ') != std::string_view::npos) return std::nullopt;
  return key;
}

Digest key_digest(const Digest& secret, std::string_view key) {
  return hmac_sha256(secret.view(), key);
}

std::string new_key_text(Entropy& entropy) { return to_hex(entropy.next()); }

bool may(const ledger::ApiKey& key, Access access) {
  using ledger::Role;
  const Role role = key.role;
  switch (access) {
    case Access::anyone:
    case Access::any_key: return true;
    case Access::license_read:
    case Access::seat_read:
      return role == Role::admin || role == Role::platform_admin || role == Role::read_only;
    case Access::seat_write:
    case Access::metadata_write: return role == Role::admin || role == Role::platform_admin;
    case Access::license_write:
    case Access::admin: return role == Role::admin;
    case Access::ledger_read:
      return role == Role::admin || role == Role::auditor || key.platform_key.has_value();
    case Access::audit: return role == Role::admin || role == Role::auditor;
    case Access::directory_read:
      // Not for read-only keys of one platform: the directory holds the people of all platforms.
      return role == Role::admin || (role == Role::read_only && !key.platform_key);
  }
  return false;
}

std::string roles_that_may(Access access) {
  using ledger::Role;
  std::vector<std::string> allowed;
  for (const Role role : {Role::admin, Role::platform_admin, Role::read_only, Role::auditor}) {
    ledger::ApiKey other;
    other.role = role;
    const bool without = role != Role::platform_admin && may(other, access);
    other.platform_key = "";
    const bool with =
        (role == Role::platform_admin || role == Role::read_only) && may(other, access);
    if (!without && !with) continue;
    const bool depends = role == Role::read_only && without != with;
    allowed.push_back(std::string(ledger::role_name(role)) + (!depends ? ""
                                                              : with   ? " of a platform"
                                                                       : " of no platform"));
  }
  std::string roles;
  for (std::size_t i = 0; i < allowed.size(); ++i) {
    if (i > 0) roles += i + 1 < allowed.size() ? ", " : " and ";
    roles += allowed[i];
  }
  return roles;
}

std::string refusal_sentence(const ledger::ApiKey& key, Access access) {
  return "this key has the role " + std::string(ledger::role_name(key.role)) +
         (key.platform_key ? " of a platform" : "") + "; this is for " + roles_that_may(access);
}

}  // namespace seatledger::api
