// The keys by which rows of people are found. They reveal nothing without the local secret, because
// deleted keys can remain in files of the store. The same for every engine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "ledger/domain/person.h"

namespace seatledger::ledger {

// The name of that secret (log/secrets.h). Permanent.
inline constexpr std::string_view people_lookup_secret = "people_lookup";

// How the look-up of an e-mail is made from it (domain/email.h).
enum class EmailRule : std::uint8_t {
  lower,   // lower_email, in the first versions
  folded,  // fold_email
};

// HMAC-SHA-256 under the secret, of "user_id:<digits>", "username:<text>", "email:<by the rule>".
// Permanent.
Digest user_id_lookup(const Digest& secret, std::int64_t user_id);
Digest username_lookup(const Digest& secret, std::string_view username);
Digest email_lookup(const Digest& secret, std::string_view email, EmailRule rule);

// Replaces a name in the digest of a request. Permanent.
Digest name_token(const Digest& secret, std::string_view name);

// The keys that find only `person`: the user_id unless they are known only by an e-mail; the
// username unless it is empty or the person is removed.
std::vector<Digest> lookups_of(const Digest& secret, const Person& person);
// The key of the person's e-mail, which may find others too; nothing if they have none or are
// removed.
std::optional<Digest> email_lookup_of(const Digest& secret, const Person& person, EmailRule rule);

}  // namespace seatledger::ledger
