// People: a row of the ledger's `people`, apart from the events and erasable,
// and what an event may say of it: a digest that nobody can guess a name from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/fields.h"
#include "base/ids.h"
#include "base/json_text.h"

namespace seatledger::ledger {

struct Person {
  PersonId id;
  std::int64_t user_id = 0;
  std::string username;
  std::optional<std::string> email;
  std::string name;
  bool active = true;
  std::vector<std::string> platform_keys;
  JsonText rest;
  Digest row_key;        // random, this person's own; digests in events are HMACs under it
  bool removed = false;  // then found only by user_id; username and e-mail are free again
  // Known only by an e-mail address; not a user of the directory.
  bool is_invited() const { return user_id == 0; }
  friend bool operator==(const Person&, const Person&) = default;
};

// What an event says of a person: no name and no address.
struct PersonMark {
  PersonId person_id;
  bool active = true;
  Digest row_digest;  // HMAC of the row's JSON under row_key
  friend bool operator==(const PersonMark&, const PersonMark&) = default;
};

// A row of `people` to be written with the events, whole, or to be erased.
struct PersonWrite {
  std::optional<Person> before;
  std::optional<Person> after;  // nothing: the row goes, with its key
  friend bool operator==(const PersonWrite&, const PersonWrite&) = default;
};

// The row's digest is an HMAC of its content under the row's own random key, which goes when the
// row is erased; a plain hash of an e-mail is guessed in seconds.
PersonMark mark(const Person& person);

// The row_key of the new person that row `row` of a request makes, from the request's one draw of
// fresh randomness; row 0 has the draw itself.
Digest fresh_row_key(const Digest& fresh, std::size_t row);

// The form in which e-mail addresses are compared: A to Z in lower case, other letters unchanged.
std::string fold_email(std::string_view email);

}  // namespace seatledger::ledger

namespace seatledger {

// What the ledger does not know is a member of its own here, not flattened as `rest`: else a
// caller's "removed" or "row_key" would come beside the ledger's, and be taken for it.
template <>
inline constexpr auto fields_of<ledger::Person> =
    std::tuple{Field{"person_id", &ledger::Person::id},
               Field{"user_id", &ledger::Person::user_id},
               Field{"username", &ledger::Person::username},
               Field{"email", &ledger::Person::email},
               Field{"name", &ledger::Person::name},
               Field{"active", &ledger::Person::active},
               Field{"platform_keys", &ledger::Person::platform_keys},
               Field{"unknown", &ledger::Person::rest},
               Field{"row_key", &ledger::Person::row_key},
               Field{"removed", &ledger::Person::removed}};

template <>
inline constexpr auto fields_of<ledger::PersonMark> =
    std::tuple{Field{"person_id", &ledger::PersonMark::person_id},
               Field{"active", &ledger::PersonMark::active},
               Field{"row_digest", &ledger::PersonMark::row_digest}};

}  // namespace seatledger
