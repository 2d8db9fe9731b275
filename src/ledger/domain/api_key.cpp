#include "ledger/domain/api_key.h"

#include <algorithm>

namespace seatledger::ledger {

std::optional<Role> role_named(std::string_view name) {
  const auto found = std::find(role_names.begin(), role_names.end(), name);
  if (found == role_names.end()) return std::nullopt;
  return static_cast<Role>(found - role_names.begin());
}

}  // namespace seatledger::ledger
