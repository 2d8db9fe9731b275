// What an event may say of a person's row: a digest that nobody can guess a name from.
#pragma once

#include "ledger/domain/directory.h"

namespace seatledger::ledger {

// The row's digest is an HMAC of its content under the row's own random key, which goes when the
// row is erased; a plain hash of an e-mail is guessed in seconds.
PersonMark mark(const Person& person);

}  // namespace seatledger::ledger
