// The keys of the ledger's database: one byte for the kind of row, then its id. Permanent
// (docs/event_format.md). Included only by the files of this engine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/big_endian.h"
#include "base/ids.h"

namespace seatledger::ledger::rocks_keys {

// Never renumber (tests/golden).
inline constexpr char event = 'e';          // + position: a record
inline constexpr char person = 'p';         // + person id: a row of people
inline constexpr char person_lookup = 'x';  // + HMAC: a person id; of an e-mail, one or more
inline constexpr char shared_email = 'd';   // + HMAC of an e-mail that several people have: "1"
inline constexpr char secret = 's';         // + name: 64 hexadecimal digits
// The rule by which the look-ups of e-mails were made (email_rule). Absent: lower_email.
inline constexpr char email_rule = 'r';
inline constexpr char format = 'f';  // the format of this database, a decimal number
// Position of the newest commit that deleted a row of people, while files may still hold that row.
// No id follows. With "secret" behind it: id of the last webhook that was removed, the same of its
// row.
inline constexpr char purge_due = 'u';
inline constexpr char merkle_tile = 'm';   // + level, one byte, + index: 256 hashes of the tree
inline constexpr char checkpoint = 'c';    // + size of the tree: a signed note
inline constexpr char verifier_key = 'k';  // + number from 1: the public text of a signing key
// The last person id of an import without rows of people, a decimal number. No id follows.
inline constexpr char people_absent = 'a';
// Of a copy of another ledger's events: the text that says where it goes on. No id follows.
inline constexpr char copy_cursor = 'y';
inline constexpr char webhook = 'w';  // + id: a subscription; without id: the last id given out

inline std::string number_key(char what, std::uint64_t value) {
  std::string key(1, what);
  append_big_endian(key, value);
  return key;
}

inline std::string number_value(std::uint64_t value) {
  std::string text;
  append_big_endian(text, value);
  return text;
}

// The number in a key made by number_key; nothing for other keys.
inline std::optional<std::uint64_t> number_in(char what, std::string_view key) {
  if (key.empty() || key.front() != what) return std::nullopt;
  return number_from_big_endian(key.substr(1));
}

inline std::string text_key(char what, std::string_view text) {
  std::string key(1, what);
  key += text;
  return key;
}

inline std::string secret_purge_due() { return text_key(purge_due, "secret"); }

// The first key after all keys that begin with `what`.
inline std::string end_of(char what) { return std::string(1, static_cast<char>(what + 1)); }

}  // namespace seatledger::ledger::rocks_keys
