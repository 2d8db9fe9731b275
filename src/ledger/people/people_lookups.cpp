#include "ledger/people/people_lookups.h"

#include "ledger/domain/email.h"

namespace seatledger::ledger {
namespace {

Digest lookup(const Digest& secret, std::string_view what, std::string_view text) {
  std::string bytes(what);
  bytes += ':';
  bytes += text;
  return hmac_sha256(secret.view(), bytes);
}

}  // namespace

Digest user_id_lookup(const Digest& secret, std::int64_t user_id) {
  return lookup(secret, "user_id", std::to_string(user_id));
}

Digest username_lookup(const Digest& secret, std::string_view username) {
  return lookup(secret, "username", username);
}

Digest email_lookup(const Digest& secret, std::string_view email) {
  return lookup(secret, "email", fold_email(email));
}

Digest name_token(const Digest& secret, std::string_view name) {
  return lookup(secret, "token", name);
}

std::vector<Digest> lookups_of(const Digest& secret, const Person& person) {
  std::vector<Digest> keys;
  if (!person.is_invited()) keys.push_back(user_id_lookup(secret, person.user_id));
  if (person.removed) return keys;
  if (!person.username.empty()) keys.push_back(username_lookup(secret, person.username));
  if (person.email && !person.email->empty()) keys.push_back(email_lookup(secret, *person.email));
  return keys;
}

}  // namespace seatledger::ledger
