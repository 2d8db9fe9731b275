// People: rows of the ledger's `people`, separate from the events so that they can be erased.
// Events hold only a digest, from which no name can be guessed.
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
  Digest row_key;        // random, one per person; the key of HMACs in events
  bool removed = false;  // if true: found only by user_id; username and e-mail are free
  // Known only by an e-mail address; not a user of the directory.
  bool is_invited() const { return user_id == 0; }
  friend bool operator==(const Person&, const Person&) = default;
};

// A person in an event: without name and address.
struct PersonMark {
  PersonId person_id;
  bool active = true;
  Digest row_digest;  // HMAC of the row's JSON under row_key
  friend bool operator==(const PersonMark&, const PersonMark&) = default;
};

// A row of `people` to be written as a whole, or erased, together with the events.
struct PersonWrite {
  std::optional<Person> before;
  std::optional<Person> after;  // nothing: the row is deleted, with its key
  PersonId person() const { return after ? after->id : before->id; }
  friend bool operator==(const PersonWrite&, const PersonWrite&) = default;
};

// The digest is an HMAC of the row under its own random key, which is deleted with the row; a plain
// hash of an e-mail can be guessed in seconds.
PersonMark mark(const Person& person);

// The row_key of the new person in row `row` of a request, derived from the request's random digest
// `fresh`; row 0 gets `fresh` itself.
Digest fresh_row_key(const Digest& fresh, std::size_t row);

}  // namespace seatledger::ledger

namespace seatledger {

// Unknown members are nested here, not flattened as `rest`: otherwise a caller's "removed" or
// "row_key" could be taken for the ledger's.
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
