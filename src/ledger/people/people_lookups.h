// The keys by which rows of people are found. They reveal nothing without the local secret, because
// deleted keys can remain in files of the store. The same for every engine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "ledger/domain/person.h"

namespace seatledger::ledger {

// The name of that secret (log/secrets.h). Permanent.
inline constexpr std::string_view people_lookup_secret = "people_lookup";

// HMAC-SHA-256 under the secret, of "user_id:<digits>", "username:<text>", "email:<folded>".
// Permanent.
Digest user_id_lookup(const Digest& secret, std::int64_t user_id);
Digest username_lookup(const Digest& secret, std::string_view username);
Digest email_lookup(const Digest& secret, std::string_view email);  // folds it

// Replaces a name in the digest of a request. Permanent.
Digest name_token(const Digest& secret, std::string_view name);

// The keys that find `person`: the user_id unless they are known only by an e-mail; username and
// e-mail unless empty or the person is removed.
std::vector<Digest> lookups_of(const Digest& secret, const Person& person);

}  // namespace seatledger::ledger
