#include "ledger/domain/api_key.h"

namespace seatledger::ledger {

std::string_view role_name(Role role) {
  switch (role) {
    case Role::admin: return "admin";
    case Role::platform_admin: return "platform_admin";
    case Role::read_only: return "read_only";
    case Role::auditor: return "auditor";
  }
  return "";
}

std::optional<Role> role_named(std::string_view name) {
  for (const Role role : {Role::admin, Role::platform_admin, Role::read_only, Role::auditor}) {
    if (role_name(role) == name) return role;
  }
  return std::nullopt;
}

}  // namespace seatledger::ledger
