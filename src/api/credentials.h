// Who may call what (contract section 3): the spellings of a key, and the roles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/uuid.h"
#include "ledger/domain/api_key.h"

namespace seatledger::api {

// The key in an Authorization header: "Api-Token K", "Api-Key K", "Token K", "Bearer K" with the
// word in any case, or just "K". Nothing: another word, or not exactly one or two words.
std::optional<std::string_view> key_in(std::string_view authorization);

// The digest under which a key is stored and looked up: an HMAC under the ledger's own secret.
Digest key_digest(const Digest& secret, std::string_view key);
// 64 hexadecimal digits nobody can guess.
std::string new_key_text(Entropy& entropy);

// What a route asks of its caller; the role is checked before the body is read.
enum class Access : std::uint8_t {
  anyone,          // no key needed, a wrong one is ignored
  license_read,    // lists of the contract
  license_write,   // create, update
  seat_read,       // assignments of people and groups; platform-bound keys of their own platform
  seat_write,      // assign, unassign; the same
  metadata_write,  // platform-bound keys of their own courses and programs
  ledger_read,     // history, proofs, the current row: auditors and platform-bound keys too
  directory_read,
  admin,  // directory writes, keys
};
bool may(const ledger::ApiKey& key, Access access);

}  // namespace seatledger::api
