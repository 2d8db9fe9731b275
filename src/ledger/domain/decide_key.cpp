#include <utility>

#include "ledger/domain/decide.h"

namespace seatledger::ledger {

Result<Decision> decide(const CreateKey& command, const CreateKeyInputs& inputs,
                        const DecideContext& context) {
  if (command.platform_key && !inputs.platform) {
    return field_error(ErrorCode::platform_not_found, "platform_key", "no such platform");
  }
  ApiKey key{{context.sequences.key + 1}, command.name,    command.role,
             command.platform_key,        command.expires, command.digest};
  return Decision{{{KeyCreated{key}, {}, {}}}, {}, "create", std::move(key)};
}

Result<Decision> decide(const RevokeKey&, const RevokeKeyInputs& inputs, const DecideContext&) {
  if (!inputs.current) return field_error(ErrorCode::key_not_found, "id", "no such key");
  if (inputs.is_last_admin) {
    return field_error(ErrorCode::last_admin_key, "id", "is the last admin key that never expires");
  }
  return Decision{{{KeyRevoked{*inputs.current}, {}, {}}}, {}, "remove", Removed{}};
}

}  // namespace seatledger::ledger
