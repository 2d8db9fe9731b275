// What an event may say of a person's row: a digest that nobody can guess a name from.
#pragma once

#include <cstddef>

#include "base/digest.h"
#include "ledger/domain/directory.h"

namespace seatledger::ledger {

// The row's digest is an HMAC of its content under the row's own random key, which goes when the
// row is erased; a plain hash of an e-mail is guessed in seconds.
PersonMark mark(const Person& person);

// The row_key of the new person that row `row` of a request makes, from the request's one draw of
// fresh randomness; row 0 has the draw itself.
Digest fresh_row_key(const Digest& fresh, std::size_t row);

}  // namespace seatledger::ledger
