// An API key: it has a role; keys of some roles are bound to one platform.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/fields.h"
#include "base/ids.h"
#include "base/time.h"

namespace seatledger::ledger {

enum class Role : std::uint8_t { admin, platform_admin, read_only, auditor };

// In the order of the enumeration; permanent, because records contain them.
inline constexpr std::array<std::string_view, 4> role_names{"admin", "platform_admin", "read_only",
                                                            "auditor"};
static_assert(role_names.size() == static_cast<std::size_t>(Role::auditor) + 1);
constexpr std::string_view role_name(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}
std::optional<Role> role_named(std::string_view name);

struct ApiKey {
  KeyId id;
  std::string name;
  Role role = Role::read_only;
  std::optional<std::string> platform_key;
  std::optional<Timestamp> expires;
  Digest digest;  // HMAC of the key's text under the ledger's secret; the text is stored nowhere
  friend bool operator==(const ApiKey&, const ApiKey&) = default;
};

}  // namespace seatledger::ledger

namespace seatledger {

template <>
inline constexpr auto fields_of<ledger::ApiKey> =
    std::tuple{Field{"id", &ledger::ApiKey::id},
               Field{"name", &ledger::ApiKey::name},
               Field{"role", &ledger::ApiKey::role},
               Field{"platform_key", &ledger::ApiKey::platform_key},
               Field{"expires", &ledger::ApiKey::expires},
               Field{"digest", &ledger::ApiKey::digest}};

}  // namespace seatledger
