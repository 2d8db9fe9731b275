#include "ledger/people/people_lookups.h"

#include "base/digest.h"
#include "ledger/domain/email.h"

namespace seatledger::ledger {
namespace {

Digest lookup(const Digest& secret, std::string_view what, std::string_view text) {
  std::string bytes(what);
  bytes += ':';
  bytes += text;
  return kept_hmac_sha256(secret, bytes);
}

}  // namespace

Digest user_id_lookup(const Digest& secret, std::int64_t user_id) {
  return lookup(secret, "user_id", std::to_string(user_id));
}

Digest username_lookup(const Digest& secret, std::string_view username) {
  return lookup(secret, "username", username);
}

Digest email_lookup(const Digest& secret, std::string_view email, EmailRule rule) {
  const bool folds = rule == EmailRule::folded;
  return lookup(secret, "email", folds ? fold_email(email) : lower_email(email));
}

Digest name_token(const Digest& secret, std::string_view name) {
  return lookup(secret, "token", name);
}

std::vector<Digest> lookups_of(const Digest& secret, const Person& person) {
  std::vector<Digest> keys;
  if (!person.is_invited()) keys.push_back(user_id_lookup(secret, person.user_id));
  if (person.removed) return keys;
  if (!person.username.empty()) keys.push_back(username_lookup(secret, person.username));
  return keys;
}

std::optional<Digest> email_lookup_of(const Digest& secret, const Person& person, EmailRule rule) {
  if (person.removed || !person.email || person.email->empty()) return std::nullopt;
  return email_lookup(secret, *person.email, rule);
}

}  // namespace seatledger::ledger
