// E-mail addresses: which are taken.
#pragma once

#include <string>
#include <string_view>

namespace seatledger::ledger {

// Whether an address can be stored: one '@', a name of at most 64 bytes, a domain that DNS could
// have with at least one dot, 254 bytes in all. Letters of all scripts; no characters that nobody
// sees, such as U+00A0 and U+200B, and none that only a quoted name may have.
bool is_email(std::string_view text);

// Whether an address may be stored already: earlier versions took more than is_email. For requests
// that only look for people.
bool may_be_stored_email(std::string_view text);

// The form in which addresses are compared: A to Z in lower case, other letters unchanged.
std::string fold_email(std::string_view email);

}  // namespace seatledger::ledger
