#include "ledger/domain/person.h"

namespace seatledger::ledger {
namespace {

// Writes the length first, so that different rows never give the same bytes.
void append(std::string& out, std::string_view text) {
  out += std::to_string(text.size());
  out += ':';
  out += text;
}

}  // namespace

PersonMark mark(const Person& person) {
  std::string content;
  append(content, std::to_string(person.id.value));
  append(content, std::to_string(person.user_id));
  append(content, person.username);
  append(content, person.email ? "e" : "-");
  append(content, person.email.value_or(""));
  append(content, person.name);
  append(content, person.active ? "1" : "0");
  for (const std::string& key : person.platform_keys) append(content, key);
  append(content, person.rest.str());
  append(content, person.removed ? "1" : "0");
  return {person.id, person.active, hmac_sha256(person.row_key.view(), content)};
}

Digest fresh_row_key(const Digest& fresh, std::size_t row) {
  return row == 0 ? fresh : hmac_sha256(fresh.view(), std::to_string(row));
}

}  // namespace seatledger::ledger
