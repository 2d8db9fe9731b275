// An API key: it has a role; keys of some roles are bound to one platform.
#pragma once

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

// "admin", "platform_admin", ...; permanent, because records contain them.
std::string_view role_name(Role role);
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
