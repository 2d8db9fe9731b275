// Who may call what: how a key is sent, and what each role allows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/uuid.h"
#include "ledger/domain/api_key.h"

namespace seatledger::api {

// The key in an Authorization header: "Api-Token K", "Api-Key K", "Token K" or "Bearer K" with the
// word in any case, or only "K". Nothing: another word, or more than two words.
std::optional<std::string_view> key_in(std::string_view authorization);

// The digest under which a key is stored and looked up: an HMAC under the ledger's own secret.
Digest key_digest(const Digest& secret, std::string_view key);
// A new key: 64 random hexadecimal digits.
std::string new_key_text(Entropy& entropy);

// What a route requires of its caller; checked before the body is read.
enum class Access : std::uint8_t {
  anyone,          // no key needed; a wrong one is ignored
  any_key,         // what a key may know about itself
  license_read,    // lists of licenses
  license_write,   // create, update
  seat_read,       // assignments; a platform-bound key only of its platform
  seat_write,      // assign, unassign; the same
  metadata_write,  // a platform-bound key only of its own courses and programs
  ledger_read,     // history, proofs, the current row: auditors and platform-bound keys too
  audit,           // status, snapshots: admins and auditors
  directory_read,
  admin,  // directory writes, keys
};
bool may(const ledger::ApiKey& key, Access access);
// "admin, platform_admin and auditor"
std::string roles_that_may(Access access);
// Why a key may not: its role, and the roles that may.
std::string refusal_sentence(const ledger::ApiKey& key, Access access);

}  // namespace seatledger::api
